"""The authoring room: YAML text becomes a flow, or every problem with its place."""
