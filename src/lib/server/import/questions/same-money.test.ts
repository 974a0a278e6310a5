import { beforeEach, describe, expect, test } from 'vitest';
import { bring, csv, row, vocabulariesOnly, type Cells } from '#lib/server/base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';

let db: Database;
beforeEach(async () => {
	db = await vocabulariesOnly();
});

const asked = async (...rows: Cells[]) => {
	const report = await bring(db, csv(rows));
	expect(report.outcome).toBe('done');
	return report.told
		.filter(({ code }) => code === 'meme-somme')
		.map(({ message }) => message.replaceAll(/\s/g, ' '));
};
const HELD = row(300_000, { poste: 'Part traite', nature: 'np' });

describe('equal money under another label', () => {
	test('from another source is asked about, with both labels', async () => {
		await bring(db, csv([HELD]));
		expect(await asked(row(300_000, { poste: 'Coopération', source: 'Compte rendu' }))).toEqual([
			'bop137 2018, LFI : une autre source (« a », poste « Part traite ») donne déjà 300 000 €, que « Compte rendu » donne sous un autre (poste « Coopération ») : est-ce la même somme ? Elle compte deux fois. Si c’est la même, donnez aux deux lignes le même poste et importez de nouveau.'
		]);
	});

	test.for([
		['', 'Abri', 'poste « p »', 'poste « p », bénéficiaire « Abri »'],
		['Abri', '', 'poste « p », bénéficiaire « Abri »', 'poste « p »']
	] as const)(
		'under one label, received by « %s » then « %s », is asked about',
		async ([a, b, held, mine]) => {
			await bring(db, csv([row(5, { poste: 'p', beneficiaire: a })]));
			expect(await asked(row(5, { poste: 'P', beneficiaire: b, source: 'b' }))).toEqual([
				`bop137 2018, LFI : une autre source (« a », ${held}) donne déjà 5 €, que « b » donne autrement (${mine.replace('« p »', '« P »')}) : est-ce la même somme ? Elle compte deux fois. Si c’est la même, donnez aux deux lignes le même bénéficiaire et importez de nouveau.`
			]);
		}
	);

	test('is asked about in one command as in two', async () => {
		expect(await asked(HELD, row(300_000, { poste: 'Coopération', source: 'b' }))).toHaveLength(1);
	});

	test.for([
		['another amount', { montant: 300_001 }],
		['another year', { exercice: 2019 }],
		['another stage', { etape: 'plf' }],
		['another scheme', { dispositif: 'mae' }],
		['the same label, which corroborates', { poste: 'PART  TRAITE' }],
		['the same source, which adds', { source: 'a', poste: 'x' }]
	] as const)('is not the case of %s', async ([, cells]) => {
		await bring(db, csv([HELD]));
		const mine = row(300_000, { poste: 'Coopération', source: 'b', ...cells });
		expect(await asked(...(mine.source === 'a' ? [HELD, mine] : [mine]))).toEqual([]);
	});

	test('is not the case of two associations, nor of two levels', async () => {
		await bring(db, csv([row(5, { poste: 'p', beneficiaire: 'Abri', niveau: 'central' })]));
		expect(await asked(row(5, { poste: 'q', beneficiaire: 'Zone', source: 'b' }))).toEqual([]);
		expect(
			await asked(row(5, { poste: 'r', beneficiaire: 'Abri', niveau: 'deconcentre', source: 'c' }))
		).toEqual([]);
		expect(await asked(row(5, { poste: 's', beneficiaire: 'Abri', source: 'd' }))).toHaveLength(1);
	});

	test('is not asked about again by the import that follows', async () => {
		await bring(db, csv([HELD]));
		await bring(db, csv([row(300_000, { poste: 'Coopération', source: 'b' })]));
		expect(await asked(row(7, { poste: 'z', source: 'c' }))).toEqual([]);
	});

	test('is asked about ten times at most, with how many more', async () => {
		const many = (source: string, prefix: string) =>
			Array.from({ length: 14 }, (_, index) => row(100 + index, { source, poste: `${prefix} ${index}` }));
		await bring(db, csv(many('a', 'un')));
		const told = await asked(...many('b', 'deux'));
		expect([told.length, told.at(-1)]).toEqual([11, '… et 4 autres sommes égales.']);
	});

	describe('given in one line by another source', () => {
		const details = [
			row(10, { poste: 'p', beneficiaire: 'Abri' }),
			row(20, { poste: 'p', beneficiaire: 'Zone' })
		];
		test('for several recipients of one poste is asked about, whoever comes first', async () => {
			await bring(db, csv(details));
			const whole = row(30, { poste: 'P', source: 'b' });
			expect(await asked(whole)).toEqual([
				'bop137 2018, LFI : les 2 lignes du poste « p » de « a » font 30 €, que « b » donne en une seule ligne, sans bénéficiaire : est-ce la même somme ? Elle compte deux fois. Si c’est la même, donnez le rôle « total » à la ligne seule et importez de nouveau.'
			]);
			db = await vocabulariesOnly();
			await bring(db, csv([whole]));
			expect(await asked(...details)).toHaveLength(1);
		});

		test('for several postes is asked about', async () => {
			await bring(db, csv([row(10, { poste: 'p' }), row(20, { poste: 'q' })]));
			const [said, ...more] = await asked(row(30, { nature: 'np', source: 'b' }));
			expect(more).toEqual([]);
			expect(said).toMatch(/les 2 lignes de « a » font 30 €, que « b » donne en une seule ligne, sans poste/);
		});

		test.for([
			['another sum', { montant: 31 }],
			['another poste', { poste: 'q' }],
			['a recipient of its own', { beneficiaire: 'Nid' }],
			['another nature', { nature: 'ae' }],
			['a published total, which controls', { role: 'total' }]
		] as const)('is not the case of %s', async ([, cells]) => {
			await bring(db, csv(details));
			expect(await asked(row(30, { poste: 'p', source: 'b', ...cells }))).toEqual([]);
		});
	});
});
