-- Whose work it is to file for somebody who comes to the municipality
ALTER TYPE "RoleKind" ADD VALUE 'COUNTER';

-- A person is told of what is begun in their name
ALTER TYPE "NotificationEvent" ADD VALUE 'BEGUN_AT_COUNTER';
