import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AT, bring, csv, queryOf, row, shippedBase, vocabulariesOnly } from '#lib/server/base.fixture.ts';
import { withdrawImport } from '#lib/server/import/withdraw-import.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import type { Database } from '#lib/server/store/database.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import type { FigureBlock } from '#lib/pages/year/dossier/blocks.ts';
import { yearDossier } from '#lib/pages/year/dossier/year-dossier.server.ts';
import { campaignDossier, campaignSentences } from './campaign-dossier.ts';
import { campaignOf } from './campaign-of.server.ts';
import { ofEachPart, type Campaign } from './campaign-record.ts';
import { empreintesOf } from './block-prints.ts';

const ORIGIN = 'https://lignes.example';

/** Of a figure, what its codes and numbers are: what tells two apart here, as the empreinte of its page does. */
const empreinte = ({ view }: FigureBlock) => {
	const { colonnes, lignes } = view.table;
	const kept = colonnes.flatMap(({ genre }, at) => (genre === 'texte' ? [] : [at]));
	return JSON.stringify(lignes.map((row) => kept.map((at) => row[at])));
};
const read = (db: Database, campaign: Campaign) => campaignOf(db, campaign, ORIGIN, empreinte);

/** A campaign that froze a year of a base as it is now. */
function frozen(db: Database, annee: number, filtres = ''): Campaign {
	const version = currentVersion(db);
	const dossier = yearDossier(db, queryOf(db, `${filtres}&v=${version}`), annee, ORIGIN);
	return {
		...{ id: `${annee}-essai`, annee, titre: 'Essai', version, date: dossier.date, figee: '2026-11-30' },
		...{ filtres, lignes: '0'.repeat(64), empreintes: empreintesOf(dossier, empreinte) },
		remarques: ofEachPart((part) => (part === 'depense' ? 'Dit par la **DGCS**.' : ''))
	};
}

const flat = (text: string) => text.replaceAll('\u00A0', ' ');
/** What has moved, a line for each value, in plain spaces. */
function told(db: Database, campaign: Campaign): string[] {
	const { changements } = read(db, campaign);
	return (changements?.blocs ?? []).flatMap(({ nom, lignes }) =>
		lignes.map(({ quoi, avant, apres, ecart }) => flat([nom, quoi, avant, apres, ecart].join(' | ')))
	);
}
/** What is said of it since, after what it is. */
const said = (db: Database, campaign: Campaign) =>
	flat(campaignSentences(read(db, campaign))).replace(/^Campagne .*? 2026\. /, '');

const YEARS = [
	[2018, ''],
	[2018, 'etape=execution'],
	[2018, 'dispositif=bop137&euros=constants&base=2018'],
	[2017, 'nature=ae'],
	[2018, 'perimetre=contexte']
] as const;
const AFIS = { poste: 'AFIS', nature: 'np', forme: 'SEX', attribution: 'mandat' };

describe('a campaign on the shipped data', () => {
	let db: Database;
	let campaigns: readonly Campaign[];
	let before: readonly string[];
	const blocks = (campaign: Campaign) => JSON.stringify(read(db, campaign).dossier);
	beforeAll(async () => {
		db = await shippedBase();
		campaigns = YEARS.map(([year, filters]) => frozen(db, year, filters));
		before = campaigns.map(blocks);
	});
	afterAll(() => db.close());

	test('just frozen, is whole, and nothing has moved', () => {
		for (const campaign of campaigns) {
			expect(read(db, campaign)).toMatchObject({
				ecarts: [],
				changements: { de: 1, a: 1, blocs: [], parties: [] },
				remarques: { depense: [{ genre: 'paragraphe' }], constat: [] }
			});
			expect(said(db, campaign)).toBe('Aucune version n’est venue depuis : la version 1 est l’actuelle.');
		}
	});

	test('states the same in both languages', () => {
		for (const { annee, filtres, empreintes } of campaigns) {
			const query = queryOf(db, `${filtres}&v=1`);
			const english = () => empreintesOf(yearDossier(db, query, annee, ORIGIN), empreinte);
			expect(inLanguage('en', english)).toEqual(empreintes);
		}
	});

	describe('after three imports and a withdrawal', () => {
		beforeAll(async () => {
			await bring(db, csv([row(2_300_000, { ...AFIS, preuve: 'A', source: 'rap-2018' })]));
			const mae = { dispositif: 'mae', etape: 'execution', nature: 'np', source: 'rap-mae' };
			await bring(db, csv([row(150_000, mae)]));
			const taken = csv([row(90_000, { dispositif: 'agrasc', nature: 'np', source: 'agrasc-2018' })]);
			const { version } = await bring(db, taken);
			expect(withdrawImport(db, version ?? 0, { at: AT }).version).toBe(5);
		});

		test('is the same, block for block', () => {
			expect(campaigns.map(blocks)).toEqual(before);
		});

		test('says each value that moved, from what to what, by how much, in figures, tables and facts', () => {
			const moved = told(db, campaigns[0] as Campaign);
			expect(moved).toEqual(
				expect.arrayContaining([
					'Le constat | Non attribué | 3 093 878 € | 3 169 878 € | +76 000 €',
					'La répartition d’une année (« Le constat ») | BOP 137, 2018, LFI, AFIS, Exploitation sexuelle, Montant | 2 376 000 € | 2 300 000 € | −76 000 €',
					'D’où viennent ces montants | BOP 137, AFIS, Montant | 2 376 000 € | 2 300 000 € | −76 000 €',
					'D’où viennent ces montants | BOP 137, non détaillé, Montant | aucune valeur | 76 000 € | ',
					'Prévu et dépensé, dispositif par dispositif | Affaires étrangères, part traite, Dépensé | aucune valeur | 150 000 € | ',
					'2018 à côté de 2013, poste par poste, en euros courants | BOP 137, AFIS, LFI 2018 | 2 376 000 € | 2 300 000 € | −76 000 €',
					'Les besoins et les moyens | 2018, Exploitation sexuelle, Montant | 2 376 000 € | 2 300 000 € | −76 000 €'
				])
			);
			// What was brought then withdrawn has moved nothing.
			expect(moved.join('\n')).not.toMatch(/AGRASC|90 000/);
			expect(said(db, campaigns[0] as Campaign)).toMatch(
				/^Depuis, à la version 5, l’actuelle, \d+ valeurs ont changé, à \d+ endroits .* dans « Ce qui manque pour 2018 » et « Sources et méthode »\.$/
			);
		});

		test('as blocks, is what was frozen, with its remarks under their part and what has moved at the end', () => {
			const campaign = read(db, campaigns[0] as Campaign);
			const whole = campaignDossier(campaign);
			const [note, ...first] = whole.sections[0]?.blocs ?? [];
			expect(note).toEqual({ genre: 'note', texte: campaignSentences(campaign) });
			expect(first).toEqual(campaign.dossier.sections[0]?.blocs);
			const spent = whole.sections.find(({ id }) => id === 'depense')?.blocs.at(-1);
			expect(spent).toMatchObject({ genre: 'liste', puces: ['Dit par la DGCS.'] });
			const last = whole.sections.at(-1)?.blocs.at(-1);
			expect(last?.genre === 'tableau' && last.lignes).toHaveLength(
				told(db, campaigns[0] as Campaign).length
			);
			expect(whole.sections.map(({ id }) => id)).toEqual(campaign.dossier.sections.map(({ id }) => id));
		});

		test('that none of it touches says so', () => {
			for (const campaign of campaigns.slice(3)) {
				expect(told(db, campaign)).toEqual([]);
				expect(said(db, campaign)).toMatch(/^Aucun/);
			}
		});
	});
});

test('a line that gets another amount, comes or goes is told in its own row, whatever its place', async () => {
	const db = await vocabulariesOnly();
	const line = (montant: number, poste: string) =>
		row(montant, { poste, forme: 'TRAV', attribution: 'publiee' });
	await bring(db, csv([line(500, 'Un'), line(300, 'Deux'), line(200, 'Trois')]));
	const campaign = frozen(db, 2018);
	await bring(db, csv([line(900, 'Quatre'), line(200, 'Trois'), line(310, 'Deux')]));
	const moved = told(db, campaign).filter((text) => text.startsWith('D’où'));
	expect(moved.sort()).toEqual([
		'D’où viennent ces montants | BOP 137, Deux, Montant | 300 € | 310 € | +10 €',
		'D’où viennent ces montants | BOP 137, Quatre, Montant | aucune valeur | 900 € | ',
		'D’où viennent ces montants | BOP 137, Un, Montant | 500 € | aucune valeur | '
	]);
	db.close();
});

test.for([45, 230])(
	'of %i lines, those that others push out of the table have not moved, and new ones are told',
	async (count) => {
		const db = await vocabulariesOnly();
		const lines = (from: number, to: number) =>
			Array.from({ length: to - from }, (_, index) =>
				row(1000 + from + index, { poste: `Poste ${from + index}` })
			);
		await bring(db, csv(lines(10, 10 + count)));
		const campaign = frozen(db, 2018);
		const [first = {}, ...rest] = lines(10, 10 + count);
		const more = lines(1, 7).map((line) => ({ ...line, poste: `Avant ${line.poste}` }));
		await bring(db, csv([...more, { ...first, montant: 99_999 }, ...rest]));
		const moved = told(db, campaign).filter((text) => text.startsWith('D’où'));
		const [corrected, ...added] = moved.sort(
			(one, other) => Number(one.includes('aucune')) - Number(other.includes('aucune'))
		);
		expect(corrected).toMatch(/Poste 10, Montant \| 1 010 € \| 99 999 € \| \+98 989 €/);
		expect(added).toHaveLength(6);
		for (const text of added) expect(text).toMatch(/Avant Poste \d, Montant \| aucune valeur/);
		db.close();
	}
);

test('a base whose version holds other data is told, and no remark is shown as of it', async () => {
	const [one, other] = [await vocabulariesOnly(), await vocabulariesOnly()];
	await bring(one, csv([row(500)]));
	await bring(other, csv([row(501)]));
	const campaign = frozen(one, 2018);
	expect(read(one, campaign).ecarts).toEqual([]);
	expect(read(other, campaign)).toMatchObject({
		ecarts: expect.arrayContaining(['Le constat']),
		changements: null,
		remarques: { depense: [] }
	});
	const later = { ...campaign, version: 9 };
	expect(() => read(one, later)).toThrow('unknown version: 9');
	one.close();
	other.close();
});

test('a year that has nothing left still has its frozen evaluation', async () => {
	const db = await vocabulariesOnly();
	const { version } = await bring(db, csv([row(500, { poste: 'Un' })]));
	const campaign = frozen(db, 2018);
	const before = JSON.stringify(read(db, campaign).dossier);
	withdrawImport(db, version ?? 0, { at: AT });
	expect(JSON.stringify(read(db, campaign).dossier)).toBe(before);
	expect(told(db, campaign)).toContain(
		'D’où viennent ces montants | BOP 137, Un, Montant | 500 € | aucune valeur | '
	);
	db.close();
});
