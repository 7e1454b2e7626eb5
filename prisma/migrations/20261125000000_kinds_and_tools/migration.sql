-- CreateEnum
CREATE TYPE "ImportState" AS ENUM ('importing', 'imported', 'refused');

-- AlterTable
ALTER TABLE "Exercise" ADD COLUMN     "courseId" UUID;

-- AlterTable
ALTER TABLE "Submission" ADD COLUMN     "hintPenalty" DOUBLE PRECISION NOT NULL DEFAULT 0,
ADD COLUMN     "variantId" UUID;

-- CreateTable
CREATE TABLE "ImportedCourse" (
    "id" UUID NOT NULL,
    "location" TEXT NOT NULL,
    "state" "ImportState" NOT NULL DEFAULT 'importing',
    "revision" TEXT,
    "problems" JSON NOT NULL DEFAULT '[]',
    "found" INTEGER NOT NULL DEFAULT 0,
    "checked" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "importedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ImportedCourse_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Variant" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "exerciseId" TEXT NOT NULL,
    "exerciseVersionId" TEXT NOT NULL,
    "attemptGroup" INTEGER NOT NULL DEFAULT 1,
    "seed" TEXT NOT NULL,
    "parameters" JSON NOT NULL,
    "content" JSON NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Variant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TakenHint" (
    "userId" UUID NOT NULL,
    "exerciseId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "price" DOUBLE PRECISION NOT NULL,
    "takenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TakenHint_pkey" PRIMARY KEY ("userId","exerciseId","number")
);

-- CreateIndex
CREATE UNIQUE INDEX "ImportedCourse_location_key" ON "ImportedCourse"("location");

-- CreateIndex
CREATE UNIQUE INDEX "Variant_userId_exerciseVersionId_attemptGroup_key" ON "Variant"("userId", "exerciseVersionId", "attemptGroup");

-- CreateIndex
CREATE INDEX "Variant_exerciseId_createdAt_idx" ON "Variant"("exerciseId", "createdAt");

-- CreateIndex
CREATE INDEX "Submission_variantId_idx" ON "Submission"("variantId");

-- AddForeignKey
ALTER TABLE "Exercise" ADD CONSTRAINT "Exercise_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "ImportedCourse"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Variant" ADD CONSTRAINT "Variant_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Variant" ADD CONSTRAINT "Variant_exerciseId_fkey" FOREIGN KEY ("exerciseId") REFERENCES "Exercise"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Variant" ADD CONSTRAINT "Variant_exerciseVersionId_fkey" FOREIGN KEY ("exerciseVersionId") REFERENCES "ExerciseVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TakenHint" ADD CONSTRAINT "TakenHint_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TakenHint" ADD CONSTRAINT "TakenHint_exerciseId_fkey" FOREIGN KEY ("exerciseId") REFERENCES "Exercise"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_variantId_fkey" FOREIGN KEY ("variantId") REFERENCES "Variant"("id") ON DELETE SET NULL ON UPDATE CASCADE;


