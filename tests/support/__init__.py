"""What the tests stand on: databases that are copied instead of migrated, and a guard against the network."""
