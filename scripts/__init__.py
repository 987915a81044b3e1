"""What developers and CI run around the package: pages of docs, floors, pictures."""
