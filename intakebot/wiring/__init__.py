"""Parts of the wiring: opening the store, joining the rooms, what goes on beside the turns."""
