-- What a run knew beside the packs.

ALTER TABLE run ADD COLUMN pipeline VARCHAR; -- name, version and hash of the user's pipeline; NULL: the shipped ones
ALTER TABLE run ADD COLUMN files JSON;       -- [{option, name, digest}] of the user's files of actors and persons
