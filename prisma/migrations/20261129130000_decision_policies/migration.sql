-- What the engine may decide is published as permit types are
ALTER TYPE "PublicationKind" ADD VALUE 'DECISION_POLICY';
