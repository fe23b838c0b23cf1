-- AlterEnum
ALTER TYPE "LongWorkKind" ADD VALUE 'SIMULATE';
