"""The engine room: one pure step from a conversation and an event to the next one."""
