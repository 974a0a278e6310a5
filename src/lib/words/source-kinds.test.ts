import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';
import { sourceKind } from './source-kinds.ts';

const KINDS = new Set(
	Papa.parse<{ type: string }>(readFileSync('data/sources.csv', 'utf8'), { header: true }).data.flatMap(
		({ type }) => type || []
	)
);

test.for([...KINDS])('a source of kind “%s” has an English word', (kind) => {
	expect(inLanguage('en', () => sourceKind(kind))).not.toBe(kind);
	expect(sourceKind(kind)).toBe(kind);
});

test('a kind that no shipped source has is said as the file says it', () => {
	expect(inLanguage('en', () => sourceKind('thèse'))).toBe('thèse');
});
