"""The understanding room: a customer's text becomes findings and dialogue acts. Pure."""
