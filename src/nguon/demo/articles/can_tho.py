"""S3: Đảng bộ thành phố Cần Thơ in 2011."""

from nguon.demo.world import World
from nguon.organizations.terms import Kind, Level


def build(world: World) -> None:
    world.found("CTH", "Đảng bộ thành phố Cần Thơ", Kind.CITY, Level.PROVINCE, world.root)
