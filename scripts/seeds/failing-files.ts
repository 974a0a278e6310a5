import { relative } from 'node:path';
import { z } from 'zod';

const Report = z.object({
	testResults: z.array(
		z.object({
			name: z.string(),
			status: z.string(),
			message: z.string().optional(),
			assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() }))
		})
	)
});

/** A file of tests that failed, and the tests that did; of one that could not even be read, why. */
interface FailingFile {
	readonly file: string;
	readonly told: readonly string[];
}

/** The files that failed, in a report of Vitest, their paths told from `root`. */
export function failingFiles(report: string, root: string): FailingFile[] {
	return Report.parse(JSON.parse(report)).testResults.flatMap(
		({ name, status, message, assertionResults }) => {
			const failed = assertionResults.filter((one) => one.status === 'failed').map((one) => one.fullName);
			if (failed.length === 0 && status !== 'failed') return [];
			return [{ file: relative(root, name), told: failed.length > 0 ? failed : [message ?? ''] }];
		}
	);
}
