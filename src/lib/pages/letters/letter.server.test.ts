import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wordsOf, type Letter } from '#lib/domain/letters/letter.ts';
import { formatEuros } from '#lib/domain/money.ts';
import { letterText } from '#lib/export/letter-text.ts';
import { repartitionAnnee } from '#lib/figures/repartition-annee/read.server.ts';
import { yearGaps } from '#lib/pages/year/gaps-read.server.ts';
import { yearsWithData } from '#lib/pages/year/years-with-data.server.ts';
import {
	bring,
	csv,
	queryOf,
	row,
	shippedBase,
	vocabulariesOnly,
	type Cells
} from '#lib/server/base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { letterOf } from './letter.server.ts';
import { listedLetters } from './listed-letters.server.ts';

const DAY = '2026-11-30';
const AMOUNT = /\d[\d\u00A0]*(?:,\d\d)?\u00A0€/g;
const requestsOf = (letter: Letter | null) =>
	(letter?.paragraphes ?? []).filter(({ place }) => place === 'demande').map(wordsOf);
const plain = (text: string) => text.replaceAll('\u00A0', ' ');

describe('the letters of the shipped base', () => {
	let db: Database;
	beforeAll(async () => {
		db = await shippedBase();
	});
	afterAll(() => db.close());

	const pairsOf = (address: string) => {
		const query = queryOf(db, address);
		return yearsWithData(db, 1).flatMap((exercice) => {
			const asked = yearGaps(db, query, exercice).aDemander.flatMap(({ ministere, dispositifs }) =>
				dispositifs.map((one) => ({ ...one, ministere }))
			);
			return readReference(db, 1).dispositifs.map(({ id }) => ({
				id,
				exercice,
				letter: letterOf(db, query, exercice, id, DAY),
				asked: asked.find(({ dispositif }) => dispositif === id)
			}));
		});
	};
	const known = new Map<string, ReturnType<typeof pairsOf>>();
	/** Every (dispositif, exercice), its letter, and what the page of the year asks of it: made once. */
	const everyPair = (address = '') => {
		const pairs = known.get(address) ?? pairsOf(address);
		known.set(address, pairs);
		return pairs;
	};

	test('ask each question of the page, once, numbered in its order; without a question there is no letter', () => {
		const pairs = everyPair();
		for (const { id, exercice, letter, asked } of pairs)
			expect([id, exercice, requestsOf(letter).length]).toEqual([id, exercice, asked?.questions.length ?? 0]);
		expect(pairs.filter(({ letter }) => letter !== null)).toHaveLength(47);
		expect(pairs.filter(({ letter }) => letter === null).length).toBeGreaterThan(47);
	});

	test.for(['', 'nature=ae'])('say no amount that the page does not (%s)', (address) => {
		for (const { id, exercice, letter, asked } of everyPair(address)) {
			if (letter === null || asked === undefined) continue;
			const known = ['prevu', 'execution'].flatMap((etape) => {
				const found = repartitionAnnee(db, queryOf(db, `${address}&etape=${etape}`), exercice).dispositifs;
				const share = found.find(({ dispositif }) => dispositif === id);
				return share ? [share.centimes, share.deduit, ...share.postes.map(({ centimes }) => centimes)] : [];
			});
			const questions = asked.questions.flatMap((gap) =>
				Object.values(gap)
					.flat()
					.filter((value) => typeof value === 'number')
			);
			const allowed = new Set([...known, ...questions].map(formatEuros));
			const said = letterText(letter).match(AMOUNT) ?? [];
			expect([id, exercice, said.filter((amount) => !allowed.has(amount))]).toEqual([id, exercice, []]);
			for (const amount of questions.filter((value) => value !== null))
				expect(said, `${id} ${exercice}`).toContain(formatEuros(amount));
		}
	});

	test('read in French typography, with nothing left unsaid, and name no person', () => {
		for (const { letter } of everyPair()) {
			if (letter === null) continue;
			const text = letterText(letter);
			expect(text).not.toMatch(/undefined|NaN|null|\[object|\u202F| {2}|\*\*|\[\[|\]\]/);
			// A file is named after its columns: « ligne 137;15 ».
			expect(text.replace(/\d;\d/g, '')).not.toMatch(/(?<![\u00A0])[:;?!»](?!\/)/);
			expect(text).not.toMatch(/(?:^|\s)(?:M\.|Mme|Mlle)\s/);
			expect(text).toContain('Madame, Monsieur,');
			expect(text).toContain(letter.reference);
		}
	});

	test('never say that the State does not publish: only what we read, and what we looked for (R10)', () => {
		for (const { letter, asked } of everyPair()) {
			if (letter === null || asked === undefined) continue;
			const text = letterText(letter);
			expect(text).not.toMatch(/non publié|pas publié|n’existe pas/);
			const notFound = asked.questions.filter(({ cherche }) => cherche === 'non_trouve').length;
			expect([notFound, /peut-être déjà publiés?\./.test(text)]).toEqual([notFound, notFound > 0]);
		}
	});

	test('name each document that their amounts come from, what was said and what is deduced apart', () => {
		const text = (exercice: number, id: string) =>
			plain(letterText(letterOf(db, queryOf(db, ''), exercice, id, DAY) as Letter));
		expect(text(2018, 'bop137')).toContain(
			'Les documents lus donnent 5 020 878 € votés pour 2018 (AFIS : 2 376 000 € ; crédits déconcentrés : 2 124 878 € ; crédits nationaux : 520 000 €). Source : Sénat, « Rapport général n° 147 (2018-2019)'
		);
		expect(text(2017, 'bop137')).toContain('Ils donnent aussi 2 757 776 € dépensés en 2017 (');
		expect(text(2018, 'mae')).toContain('300 000 € annoncés pour 2018, dits en réunion ou dans la presse.');
		expect(text(2021, 'bop137')).toContain(
			'Des documents lus se déduisent 1 188 000 € inscrits au projet de loi pour 2021, au poste « AFIS », en crédits de paiement.'
		);
		expect(text(2016, 'agrasc')).toContain('Des documents lus se déduit 0 € dépensé en 2016.');
		expect(text(2015, 'p101')).toContain(
			'Les documents suivants ont été lus et ne donnent pas le montant prévu pour 2015 : Direction du budget, « Projet de loi de finances pour 2015'
		);
		expect(text(2013, 'p101')).toContain(
			'Le montant prévu pour 2013 et le montant dépensé en 2013 ont été cherchés le 30 novembre 2026 sans être trouvés ; ils sont peut-être déjà publiés.'
		);
		// Both values in competition have their document.
		expect(text(2022, 'agrasc')).toMatch(/communiqué du 2 février 2023.*communiqué du 16 février 2022/);
	});

	test('a letter is of one dispositif, to the ministry that the vocabulary names', () => {
		for (const { letter, asked, id } of everyPair()) {
			if (letter === null) continue;
			const [to, field] = letter.paragraphes.filter(({ place }) => place === 'destinataire').map(wordsOf);
			expect([letter.dispositif, to, field]).toEqual([
				id,
				asked?.ministere,
				'[service et adresse, à vérifier avant l’envoi]'
			]);
		}
	});
});

describe('a letter of a base of one’s own', () => {
	let db: Database;
	beforeAll(async () => {
		db = await vocabulariesOnly();
	});
	afterAll(() => db.close());

	const asked = async (...rows: readonly Cells[]) => {
		await bring(db, csv(rows));
		const letter = letterOf(db, queryOf(db, ''), 2031, 'p101', DAY);
		return { requests: requestsOf(letter).map(plain), text: plain(letter ? letterText(letter) : '') };
	};
	const said = (montant: number, cells: Cells = {}) =>
		row(montant, { exercice: 2031, dispositif: 'p101', etape: 'annonce', preuve: 'C', ...cells });

	test('agrees in number with its amounts: one euro is singular', async () => {
		const { requests, text } = await asked(said(1));
		expect(text).toContain(
			'1 € annoncé pour 2031, en crédits de paiement, dit en réunion ou dans la presse.'
		);
		expect(requests).toContain(
			'du ou des documents disant sur quel programme, et quelle action, le montant annoncé pour 2031 (1 €) a été inscrit ;'
		);
		expect(requests.at(-1)).toMatch(/\.$/);
	});

	test('what we have not looked for is asked of nobody (R10)', async () => {
		const { requests, text } = await asked(said(500));
		expect(text).not.toContain('dépensé');
		expect(requests.join(' ')).not.toContain('dépensé');
		expect(yearGaps(db, queryOf(db, ''), 2031).pasCherche.map(({ dispositif }) => dispositif)).toContain(
			'p101'
		);
		expect(letterOf(db, queryOf(db, ''), 2031, 'mae', DAY)).toBeNull();
		expect(letterOf(db, queryOf(db, ''), 1990, 'p101', DAY)).toBeNull();
		expect(letterOf(db, queryOf(db, ''), 2031, 'acse', DAY)).toBeNull();
	});

	test('asks where the money went only when a form is not known', async () => {
		const { text } = await asked(said(500, { forme: 'TRAV', attribution: 'publiee' }));
		expect(text).not.toContain('la liste des dépenses');
		expect((await asked(said(500))).text).toContain('la liste des dépenses');
	});

	test('names six postes and six documents, and says how many others there are', async () => {
		const rows = Array.from({ length: 40 }, (_, index) =>
			said(100 + index, {
				poste: `Poste ${index}`,
				source: `Rapport **${index}** [[x]]`,
				etape: 'lfi',
				nature: 'cp'
			})
		);
		const { text } = await asked(...rows);
		expect(text).toContain('(poste 39 : 139 € ;');
		expect(text).toContain('poste 34 : 134 € ; 34 autres postes : 3 961 €)');
		expect(text).toMatch(/« Rapport \*\*\d+\*\* \[\[x\]\] »[^.]* ; 34 autres documents\./);
	});
});

test('letters that were sent are listed with what became of them, the others as ready', async () => {
	const db = await shippedBase();
	const all = listedLetters(db, queryOf(db, ''));
	expect(plain(all?.phrase ?? '')).toBe(
		'47 lettres sont prêtes à envoyer ; aucune n’est notée comme envoyée.'
	);
	expect(all?.dispositifs.flatMap(({ envoyees }) => envoyees)).toEqual([]);
	const chosen = listedLetters(db, queryOf(db, 'dispositif=agrasc&de=2020&nature=ae'))?.dispositifs;
	expect(chosen?.map(({ pretes }) => pretes.map(({ adresse }) => adresse))).toEqual([
		[2021, 2022, 2023, 2024, 2025].map((year) => `/annees/${year}/relances/agrasc?nature=ae`)
	]);
	await bring(
		db,
		[
			'dispositif;exercice;sujet;poste;destinataire;envoyee;recue;etat;etat_date;source;note',
			'bop137;2018;;;DGCS;2026-11-23;2026-11-24;repondue;2026-12-20;plf-2018;',
			'p101;2018;execution;;Justice;2026-11-23;2027-01-31;envoyee;;;',
			''
		].join('\n'),
		{ name: 'relances.csv' }
	);
	const sent = listedLetters(db, queryOf(db, 'de=2018&a=2018'));
	expect(plain(sent?.phrase ?? '')).toBe('2 lettres sont prêtes à envoyer ; 2 sont notées comme envoyées.');
	expect(
		sent?.dispositifs.map(({ dispositif, envoyees }) => [
			dispositif,
			...envoyees.map(({ etat }) => plain(etat))
		])
	).toEqual([
		['bop137', 'envoyée le 23 novembre 2026, répondue le 20 décembre 2026'],
		[
			'p101',
			'montant dépensé : envoyée le 23 novembre 2026, reçue le 31 janvier 2027 ; réponse attendue avant le 28 février 2027, sinon la CADA peut être saisie avant le 28 avril 2027'
		],
		['mae'],
		['agrasc']
	]);
	expect(sent?.dispositifs[0]?.envoyees[0]?.reponse).toMatchObject({ id: 'plf-2018' });
	expect(listedLetters(db, queryOf(db, 'perimetre=contexte'))).toBeNull();
	// What an unknown source, or an unknown dispositif, says is refused.
	const wrong = await bring(
		db,
		'dispositif;exercice;sujet;poste;destinataire;envoyee;recue;etat;etat_date;source;note\nbop138;2018;;;DGCS;2026-11-23;;envoyee;;;\n',
		{ name: 'autre.csv' }
	);
	expect(wrong.outcome).toBe('refused');
	db.close();
});
