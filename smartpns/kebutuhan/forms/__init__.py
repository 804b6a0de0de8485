"""What people type in this room, by role."""
