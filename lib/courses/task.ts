/** The name under which the queue knows the job. In a file of its own, so that enqueuing loads nothing that performs it. */
export const importCourseTask = "import-course";
