import { describe, expect, test } from 'vitest';
import { readAll } from '#lib/ingest/read-all.ts';
import { reference } from '../../../../tests/fixtures/read-fixture.ts';

describe('searches (R10)', () => {
	const read = (...rows: string[]) =>
		readAll(['dispositif;poste;exercice;etape;date;ou;resultat;source', ...rows, ''].join('\n'), reference);

	test('say « non publié » only with the document that was read', async () => {
		const { summary } = await read(
			'p101;;2019;lfi;2026-11-30;copies publiques;non_trouve;',
			'p101;;2020;lfi;2026-11-30;le fichier du PLF;non_publie;plf-2020',
			'p101;;2021;lfi;2026-11-30;copies publiques;non_publie;'
		);
		expect(summary).toMatchObject({ profile: 'recherches', accepted: 2, rejected: 1 });
		expect(summary.problems).toMatchObject([
			{ code: 'recherche-sans-document', severite: 'bloquant', ligne: 4, champ: 'resultat' }
		]);
	});

	test('tell one of three things', async () => {
		const { summary } = await read('p101;;2019;lfi;2026-11-30;copies publiques;zero;');
		expect(summary.problems.map(({ message }) => message)).toEqual([
			expect.stringContaining('non_trouve, non_publie, sans_objet')
		]);
	});
});
