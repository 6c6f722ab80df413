"""The engines of validation: what they take, what they refuse, and that they agree."""
