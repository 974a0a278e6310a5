import { tr } from '#lib/domain/language.ts';
import { ETAPES, LIBELLES, type Etape } from '#lib/domain/vocabulary.ts';
import type { TableColumn } from './figure-table.ts';
import { MARQUES, type Marque } from '#lib/drawing/palette.ts';
import { colon, nameOf, noAmountFound, partialMeans, type Libelles } from './words.ts';

/**
 * The columns that carry codes of the vocabularies, of one name in the table of every figure: any two files join by them.
 * `side` is what tells two of a kind apart in one row: its key, then its head.
 */
type Side = readonly [id: string, titre: string];

function codes(
	id: string,
	titre: string,
	libelles: Readonly<Record<string, string>>,
	side: Side | undefined
): TableColumn {
	if (side === undefined) return { id, titre, genre: 'code', libelles };
	const [prefix, head] = side;
	return {
		id: `${prefix}_${id}`,
		titre: `${head}${colon()} ${titre.toLowerCase()}`,
		genre: 'code',
		libelles
	};
}

/** Whether an amount is published or deduced by us, and which nothing stands where there is none (R10, R12). */
export const statutColumn = (side?: Side): TableColumn =>
	codes('statut', tr('Statut', 'Status'), LIBELLES.statut, side);

/** The same of a form: an amount that is not there is one that nothing identifies, whatever else the year has. */
export const statutOfFormColumn = (): TableColumn => ({
	...statutColumn(),
	libelles: { ...LIBELLES.statut, absent: noAmountFound() }
});

/** What an amount rests on: its grades of evidence, the strongest first (R4). */
export const preuveColumn = (side?: Side): TableColumn =>
	codes('preuve', tr('Preuve', 'Evidence'), LIBELLES.preuve, side);

/** How much of its dispositifs an amount is (R8). */
export const couvertureColumn = (side?: Side): TableColumn =>
	codes(
		'couverture',
		tr('Couverture', 'Coverage'),
		{ ...LIBELLES.couverture, partielle: partialMeans() },
		side
	);

/** The stages of an amount, in the order of the budget's life. */
export const etapeColumn = (side?: Side): TableColumn =>
	codes('etape', tr('Étape', 'Stage'), LIBELLES.etapeCourte, side);

/** `noms`: the labels of the base. */
export const dispositifColumn = (noms: Readonly<Record<string, string>>): TableColumn => ({
	...codes('dispositif', tr('Dispositif', 'Scheme'), noms, undefined),
	enTete: true
});

/** The code of a mark in files: what the context has no form of is `NV` there, as in the API. */
export const formeCode = (marque: Marque): Marque => (marque === 'CONTEXTE' ? 'NV' : marque);

/** Several forms counted together are listed. `libelles`: the labels of the base; `contexte`: `NV` is named as wider money. */
export const formeColumn = (libelles: Libelles, contexte = false): TableColumn =>
	codes(
		'forme',
		tr('Forme de traite', 'Form of trafficking'),
		Object.fromEntries(
			MARQUES.filter((marque) => marque !== (contexte ? 'NV' : 'CONTEXTE')).map((marque) => [
				formeCode(marque),
				nameOf(marque, libelles)
			])
		),
		undefined
	);

/** How much of an amount is deduced by us alone (grade D). */
export const deduitColumn = (): TableColumn => ({
	id: 'deduit',
	titre: tr('Dont déduit par nous', 'Of which deduced by us'),
	genre: 'euros'
});

/** The stages of an amount in one cell, in the order of the budget's life. */
export const etapeCell = (etapes: readonly Etape[]): string =>
	codeList(ETAPES.filter((etape) => etapes.includes(etape)));

/** Several codes in one cell. */
export const codeList = (list: readonly string[]): string => list.join('|');
