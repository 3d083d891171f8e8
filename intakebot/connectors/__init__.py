"""The connectors: a case goes elsewhere; none of them knows the store."""
