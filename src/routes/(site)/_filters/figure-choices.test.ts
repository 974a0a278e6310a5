import { afterAll, beforeAll, expect, test } from 'vitest';
import { FIGURE_IDS, type FigureId } from '#lib/figures/figures.ts';
import { queryOf, shippedBase } from '#lib/server/base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { figureOf } from '../../figures/figure-of.ts';
import { figureChoices } from './figure-choices.ts';
import { readSentence } from './filter-words.ts';

let db: Database;
beforeAll(async () => {
	db = await shippedBase();
});
afterAll(() => db.close());

const offered = (id: FigureId, address = '') =>
	figureChoices(db, id, queryOf(db, address)).mots.map((mot) => mot.nom);
const drawn = (id: FigureId, address: string) => {
	const asked = figureOf(db, id, queryOf(db, address), 'http://x');
	return asked && JSON.stringify([asked.view.sousTitre, asked.view.table.lignes, asked.notice.filtres]);
};

/** A choice of each filter that not every figure applies. */
const ASKED = [
	['etape', 'etape=lfi'],
	['euros', 'euros=constants'],
	['mesure', 'mesure=part'],
	['forme', 'forme=TRAV'],
	['annees', 'annees=2016,2017'],
	['de', 'de=2016&a=2017']
] as const;

test.for(FIGURE_IDS)('%s offers the filters that change it, and no other', (id) => {
	const plain = drawn(id, '');
	const changing = ASKED.filter(([, address]) => drawn(id, address) !== plain).map(([name]) => name);
	expect(ASKED.map(([name]) => name).filter((name) => offered(id).includes(name))).toEqual(changing);
});

test.for([
	[
		'vote-execute',
		'Crédits en crédits de paiement (CP), en euros courants, de la première année à la dernière, pour tous les dispositifs, montrer l’argent contre la prostitution et la traite.'
	],
	[
		'variation-annuelle',
		'Comparer 2017 et 2018 en crédits prévus, crédits de paiement (CP), en euros courants, pour tous les dispositifs, montrer l’argent contre la prostitution et la traite.'
	]
] as const)('the sentence of %s reads as one', ([id, said]) => {
	expect(readSentence(figureChoices(db, id, queryOf(db, ''))).replaceAll('\u00A0', ' ')).toBe(said);
});
