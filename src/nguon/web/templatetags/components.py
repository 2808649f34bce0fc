"""`{% load components %}`: one strict tag per file in templates/components."""

from django import template

from nguon.web.shell.components import register_all

register = template.Library()
register_all(register)
