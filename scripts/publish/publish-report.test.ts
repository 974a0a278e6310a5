import { expect, test } from 'vitest';
import { checkReport, limitsReport, progressLine } from './publish-report.ts';

const SIZE = {
	files: 15_000,
	bytes: 600e6,
	largest: { name: 'annees/2018.docx', bytes: 1e6 },
	inOneFolder: 200,
	links: 3,
	faults: []
};
const plain = (lines: readonly string[]) => lines.join('\n').replace(/[\u00A0\u202F]/g, ' ');

test('a copy that every known host takes is told nothing of them', () => {
	expect(limitsReport(SIZE, ['forme'], [1])).toEqual([]);
});

test('each host that does not take a copy is named, with the figures and what makes it smaller', () => {
	const told = plain(limitsReport({ ...SIZE, files: 20_001, bytes: 1.2e9 }, ['forme', 'etape'], [1, 2, 3]));
	expect(told).toContain('Cloudflare Pages (offre gratuite) accepte 20 000 fichiers : la copie en a 20 001.');
	expect(told).toContain('GitHub Pages accepte 1 000 Mo : la copie pèse 1 200 Mo.');
	expect(told).toContain('--filtres forme');
	expect(told).toContain('--filtres aucun');
	expect(told).toContain('2 versions');
	expect(told).not.toContain('Netlify');
});

test('a file too large for a host is named', () => {
	const largest = { name: 'lignes.csv', bytes: 30e6 };
	expect(plain(limitsReport({ ...SIZE, largest }, [], [1]))).toContain('« lignes.csv » pèse 30 Mo');
});

test('the way is told with the minutes that are left, at the pace so far', () => {
	expect(plain([progressLine(1000, 9000, 60_000)])).toBe(
		'1 000 réponses lues sur 10 000 connues, encore environ 9 min'
	);
	expect(plain([progressLine(1000, 0, 60_000)])).toBe('1 000 réponses lues sur 1 000 connues');
});

test('faults are told with their file, the first of many', () => {
	const fault = { file: 'a.html', said: '/b/', why: 'missing' } as const;
	expect(plain(checkReport({ ...SIZE, faults: [fault] }))).toContain(
		'a.html : « /b/ » ne mène à aucun fichier'
	);
	expect(checkReport({ ...SIZE, faults: Array.from({ length: 30 }, () => fault) })).toHaveLength(22);
});
