import { expect, test } from 'vitest';
import { failingFiles } from './failing-files.ts';

test('a file that failed is told with its failed tests, or with what kept it from being read', () => {
	const test = (fullName: string, status: string) => ({ fullName, status });
	const report = JSON.stringify({
		testResults: [
			{ name: '/site/src/a.test.ts', status: 'passed', assertionResults: [test('holds', 'passed')] },
			{
				name: '/site/src/b.test.ts',
				status: 'failed',
				assertionResults: [test('holds', 'passed'), test('labels are apart', 'failed')]
			},
			{ name: '/site/src/c.test.ts', status: 'failed', message: 'no such module', assertionResults: [] }
		]
	});
	expect(failingFiles(report, '/site')).toEqual([
		{ file: 'src/b.test.ts', told: ['labels are apart'] },
		{ file: 'src/c.test.ts', told: ['no such module'] }
	]);
});
