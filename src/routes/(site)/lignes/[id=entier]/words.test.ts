import { afterAll, beforeAll, expect, test } from 'vitest';
import { lineStory, type LineStory } from '#lib/server/analysis/line.ts';
import { shippedBase } from '#lib/server/base.fixture.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import type { Database } from '#lib/server/store/open.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import {
	competingSentence,
	controlSentence,
	lineTitle,
	publishedValues,
	statusWords,
	whyRetained,
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
	expect(plain(lineTitle(line))).toMatch(/ : [\d ,−]+ € dépensés pour \d{4}$/);
	expect(english(() => lineTitle(line))).toMatch(/^.+: −?€[\d,.]+ spent in \d{4}$/);
	expect(english(() => lineTitle(line)).startsWith(line.poste ?? '–')).toBe(true);
});

test('several amounts for one quantity', () => {
	expect(plain(competingSentence(2, true))).toBe(
		'Deux montants sont publiés pour cette même quantité. Celui-ci est écarté ; les autres restent affichés.'
	);
	expect(english(() => competingSentence(2, true))).toBe(
		'Two amounts are published for this same quantity. This one is set aside; the others stay on display.'
	);
	expect(english(() => competingSentence(7, false))).toBe(
		'7 amounts are published for this same quantity. Only one is retained; the others stay on display.'
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
			return [why, controlSentence(line)].filter((sentence) => sentence !== null);
		})
	);
	expect(told.length).toBeGreaterThan(0);
	for (const sentence of new Set(told)) expect(sentence).not.toMatch(FRENCH);
	expect(stories.some((line) => publishedValues(line).length > 1)).toBe(true);
});
