import { relative } from 'node:path';
import type { JSONReport, JSONReportSuite } from '@playwright/test/reporter';
import type { JsonTestResults } from 'vitest/node';

/** How many tests passed and failed, and what a reader of the end of the log is told of those that failed. */
export interface Counts {
	readonly passed: number;
	readonly failed: number;
	readonly failures: readonly string[];
}

/** The counts of the unit and property tests; a test that was left out failed. */
export function unitCounts({ numPassedTests, numTotalTests, success, testResults }: JsonTestResults): Counts {
	const failed = numTotalTests - numPassedTests;
	const failures = testResults.flatMap(({ name, message, assertionResults }) => [
		...(message ? [told(relative('.', name), message)] : []),
		...assertionResults
			.filter(({ status }) => status !== 'passed')
			.map(({ fullName, failureMessages }) =>
				told(`${relative('.', name)} › ${fullName}`, failureMessages?.join('\n'))
			)
	]);
	return { passed: numPassedTests, failed: success ? failed : Math.max(1, failed), failures };
}

/** The counts of the browser tests; one that was left out, or passed at a second try, failed. */
export function browserCounts({ stats, errors, suites }: JSONReport): Counts {
	return {
		passed: stats.expected,
		failed: stats.unexpected + stats.flaky + stats.skipped + errors.length,
		failures: [...suites.flatMap(failuresOf), ...errors.map(({ message }) => told('tests/e2e', message))]
	};
}

function failuresOf({ suites = [], specs }: JSONReportSuite): string[] {
	const mine = specs.flatMap(({ file, line, title, tests }) =>
		tests
			.filter(({ status }) => status !== 'expected')
			.map(({ results }) => told(`${file}:${line} › ${title}`, results[0]?.error?.message))
	);
	return [...mine, ...suites.flatMap(failuresOf)];
}

/** Which test, and the first lines of why: the whole stands further up in the log. */
function told(test: string, why = 'not run'): string {
	const lines = why.split('\n').filter((line) => line.trim() !== '');
	return [test, ...lines.slice(0, 12).map((line) => `    ${line}`)].join('\n');
}
