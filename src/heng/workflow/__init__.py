"""What a person does with the record: load, read, change, verify, publish; and who may."""
