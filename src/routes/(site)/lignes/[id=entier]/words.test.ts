import { afterAll, beforeAll, expect, test } from 'vitest';
import { lineStory, type LineStory } from '#lib/server/analysis/lines/line.ts';
import { shippedBase } from '#lib/server/base.fixture.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import type { Database } from '#lib/server/store/database.ts';
import { publishedValues, statusWords, whyRetained } from '#lib/words/published-values.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import {
	competingSentence,
	dispositifWords,
	lineTitle,
	ownControl,
	roleWords,
	withdrawnSentence
} from './words.ts';

const plain = (text: string) => text.replaceAll('\u00A0', ' ');
const english = <T>(work: () => T): T => inLanguage('en', work);

let db: Database;
let stories: LineStory[];
beforeAll(async () => {
	db = await shippedBase();
	const version = currentVersion(db);
	stories = db
		.prepare<[], { id: number }>('SELECT id FROM line ORDER BY id')
		.all()
		.flatMap(({ id }) => lineStory(db, id, version) ?? []);
});
afterAll(() => db.close());

test('the title of a line: its item as published, its amount, its stage and its year', () => {
	const line = stories.find((story) => story.etape === 'execution' && story.poste !== null);
	if (!line) throw new Error('no executed line with an item');
	expect(plain(lineTitle(line))).toMatch(/ : [\d −]+ € dépensés? en \d{4}$/);
	expect(english(() => lineTitle(line))).toMatch(/^.+: −?€[\d,.]+ spent in \d{4}$/);
	expect(english(() => lineTitle(line)).startsWith(line.poste ?? '–')).toBe(true);
	const told = (centimes: number) => plain(lineTitle({ ...line, poste: 'AFIS', exercice: 2016, centimes }));
	expect([0, 199, 12_345_678].map(told)).toEqual([
		'AFIS : 0 € dépensé en 2016',
		'AFIS : 1,99 € dépensé en 2016',
		'AFIS : 123 457 € dépensés en 2016'
	]);
	expect(plain(lineTitle({ ...line, poste: 'AFIS', etape: 'plf', exercice: 2016, centimes: 100 }))).toBe(
		'AFIS : 1 € inscrit au projet de loi pour 2016'
	);
});

test('what a line is and where it belongs are said once', () => {
	for (const line of stories) {
		expect(roleWords(line)).not.toMatch(/total, total/);
		const { nom } = dispositifWords(line);
		const said = nom.split(', ');
		expect(said.filter((word, index) => said.indexOf(word) !== index)).toEqual([]);
	}
	expect(roleWords({ role: 'total', verdict: 'controle' })).toBe('total de contrôle');
	expect(roleWords({ role: 'detail', verdict: 'retenue' })).toBe('détail, retenue');
});

test('several amounts for one quantity', () => {
	expect(plain(competingSentence(2, true))).toBe(
		'Deux montants sont publiés pour cette même quantité. Celui-ci est écarté ; l’autre reste affiché.'
	);
	expect(english(() => competingSentence(2, true))).toBe(
		'Two amounts are published for this same quantity. This one is set aside; the other stays on display.'
	);
	expect(english(() => competingSentence(7, false))).toBe(
		'Seven amounts are published for this same quantity. Only one is retained; the others stay on display.'
	);
});

test('a line that is no longer in the data', () => {
	expect(plain(withdrawnSentence(3))).toBe(
		'Cette ligne a été retirée par la version 3. Elle reste lisible telle qu’elle était.'
	);
	expect(english(() => withdrawnSentence(3))).toBe(
		'This line was withdrawn by version 3. It can still be read as it was.'
	);
});

test('what became of a value keeps its code in French', () => {
	expect(statusWords('somme des détails')).toBe('somme des détails');
	expect(english(() => statusWords('écartée'))).toBe('set aside');
});

const FRENCH = /(?<!\p{L})(le|la|les|des|du|une?|preuve|ce|ses|montant|pas|aucun|pour|dans)(?!\p{L})/iu;

test('in English, why a value is retained and what a total checks hold no French word of ours', () => {
	const told = english(() =>
		stories.flatMap((line) => {
			// The reason of an arbitration stays as it was written.
			const why = line.arbitration ? null : whyRetained(line);
			return [why, ownControl(line)].filter((sentence) => sentence !== null);
		})
	);
	expect(told.length).toBeGreaterThan(0);
	for (const sentence of new Set(told)) expect(sentence).not.toMatch(FRENCH);
	expect(stories.some((line) => publishedValues(line).length > 1)).toBe(true);
});

test('details that are a part of their total are no second value of it; those that contradict it are', () => {
	const statusesOf = (exercice: number, etape: string) =>
		stories
			.filter(
				(line) =>
					line.dispositif === 'bop137' &&
					line.exercice === exercice &&
					line.etape === etape &&
					line.role === 'total' &&
					line.nature !== 'ae'
			)
			.map((line) => publishedValues(line).map(({ statut }) => statut));
	// 510 000 of the 3 millions said; and three values of the vote of 2017, one of them the sum of the details of the Senate.
	expect(statusesOf(2018, 'annonce')).toEqual([['retenue']]);
	expect(statusesOf(2017, 'lfi')).toEqual([
		['retenue', 'écartée', 'somme des détails'],
		['retenue', 'écartée', 'somme des détails']
	]);
});
