-- Of a case that a fault has stopped
ALTER TYPE "NotificationEvent" ADD VALUE 'STUCK';
