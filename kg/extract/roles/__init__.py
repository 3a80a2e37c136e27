"""The layer of roles: which titles a person holds, and where."""
