"""Use cases of the room, by noun."""
