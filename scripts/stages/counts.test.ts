import { expect, test } from 'vitest';
import type { JSONReport } from '@playwright/test/reporter';
import type { JsonTestResults } from 'vitest/node';
import { browserCounts, unitCounts } from './counts.ts';

const unit = (parts: object) => unitCounts(parts as JsonTestResults);
const browser = (parts: object) => browserCounts(parts as JSONReport);

test('unit tests: each failure is told by its file, its name and why, a file that does not load by its message', () => {
	const assertionResults = [
		{ status: 'passed', fullName: 'adds up' },
		{ status: 'failed', fullName: 'is rounded', failureMessages: ['expected 1 to be 2\n\n    at somewhere'] },
		{ status: 'skipped', fullName: 'is left out' }
	];
	const counts = unit({
		numPassedTests: 1,
		numTotalTests: 3,
		success: false,
		testResults: [
			{ name: `${process.cwd()}/src/sum.test.ts`, message: '', assertionResults },
			{ name: `${process.cwd()}/src/broken.test.ts`, message: 'no such module', assertionResults: [] }
		]
	});
	expect(counts).toEqual({
		passed: 1,
		failed: 2,
		failures: [
			'src/sum.test.ts › is rounded\n    expected 1 to be 2\n        at somewhere',
			'src/sum.test.ts › is left out\n    not run',
			'src/broken.test.ts\n    no such module'
		]
	});
});

test('a run that ended badly failed once, whatever it counted', () => {
	expect(unit({ numPassedTests: 2, numTotalTests: 2, success: false, testResults: [] }).failed).toBe(1);
});

test('browser tests: what failed, was left out or passed at a second try failed, wherever it is nested', () => {
	const spec = (title: string, status: string, message?: string) => ({
		file: 'a.test.ts',
		line: 7,
		title,
		tests: [{ status, results: message === undefined ? [] : [{ error: { message } }] }]
	});
	const counts = browser({
		stats: { expected: 1, unexpected: 1, flaky: 0, skipped: 1 },
		errors: [{ message: 'no browser' }],
		suites: [
			{
				specs: [spec('opens', 'expected')],
				suites: [{ specs: [spec('closes', 'unexpected', 'too late'), spec('waits', 'skipped')] }]
			}
		]
	});
	expect(counts).toEqual({
		passed: 1,
		failed: 3,
		failures: [
			'a.test.ts:7 › closes\n    too late',
			'a.test.ts:7 › waits\n    not run',
			'tests/e2e\n    no browser'
		]
	});
});
