import type { ReferenceTable } from '#lib/domain/reference-tables.ts';
import { SUJETS } from '#lib/domain/letters/relance.ts';
import { fr } from '#lib/domain/typography.ts';
import { FORMES } from '#lib/domain/vocabulary.ts';
import { WEB_ADDRESS_EXPECTED } from '#lib/domain/web-address.ts';
import { fold } from '#lib/domain/fold.ts';
import { isoDate } from './dates.ts';
import { checkLabel, type LabelField } from './labels.ts';

/** What a cell of a vocabulary becomes before its schema looks at it; `undefined` when it cannot be read. */
export type Convert = (cell: string) => string | number | null | undefined;

const INTEGER = /^-?\d{1,9}$/;
const HUNDREDTHS = /^(\d{1,7})(?:[.,](\d{1,2}))?$/;

/** `43,4 %` as 4340: at most two decimals, so that sums are exact. */
function hundredths(cell: string): number | undefined {
	const match = HUNDREDTHS.exec(cell.replace(/\s*%$/, ''));
	if (!match) return undefined;
	return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

const integer: Convert = (cell) => (cell === '' ? null : INTEGER.test(cell) ? Number(cell) : undefined);
const percent: Convert = (cell) => (cell === '' ? null : hundredths(cell));
const text: Convert = (cell) => cell;
const date: Convert = (cell) => (cell === '' ? '' : (isoDate(cell) ?? undefined));
const yesNo: Convert = (cell) => ({ oui: 'oui', yes: 'oui', non: 'non', no: 'non', '': '' })[fold(cell)];
const lowerCase: Convert = (cell) => fold(cell);
const yearCell: Convert = (cell) => integer(cell.replace(/[.,]0+$/, ''));

function label(field: LabelField): Convert {
	const check = checkLabel(field);
	return (cell) => {
		const reading = check(cell);
		return reading.issue ? undefined : reading.value;
	};
}

const forme: Convert = (cell) => FORMES.find((code) => code === cell.toUpperCase()) ?? cell;

const CONVERT: Readonly<Record<string, Convert>> = {
	exercice: yearCell,
	annee: yearCell,
	de: yearCell,
	a: yearCell,
	ordre: integer,
	repondants: integer,
	enregistrees: integer,
	detectees: integer,
	accompagnees: integer,
	bas: percent,
	central: percent,
	haut: percent,
	part: percent,
	indice: percent,
	date,
	envoyee: date,
	recue: date,
	etat_date: date,
	etat: lowerCase,
	sujet: lowerCase,
	etape: label('etape'),
	nature: label('nature'),
	niveau: label('niveau'),
	vocabulaire: lowerCase,
	regle: lowerCase,
	champ: lowerCase,
	serie: lowerCase,
	perimetre: lowerCase,
	couverture: lowerCase,
	hors_personnel: yesNo,
	comparable: yesNo,
	transfert: yesNo,
	forme,
	code: forme
};

const EXPECTED: Readonly<Record<string, string>> = {
	...Object.fromEntries(
		['exercice', 'annee', 'de', 'a'].map((column) => [column, 'une année, par exemple 2018'])
	),
	...Object.fromEntries(
		['ordre', 'repondants', 'detectees', 'accompagnees', 'enregistrees'].map((column) => [
			column,
			'un nombre entier'
		])
	),
	...Object.fromEntries(
		['bas', 'central', 'haut', 'part'].map((column) => [
			column,
			'un pourcentage avec deux décimales au plus, par exemple 43,4'
		])
	),
	...Object.fromEntries(
		['envoyee', 'recue', 'etat_date'].map((column) => [column, 'un jour, par exemple 2026-11-23'])
	),
	sujet: fr`l’un de : ${SUJETS.join(', ')} ; rien si la ligne parle de toute la lettre`,
	indice: 'un indice avec deux décimales au plus, par exemple 99,46',
	url: WEB_ADDRESS_EXPECTED,
	source: `un titre, un identifiant de sources.csv ou ${WEB_ADDRESS_EXPECTED}`,
	date: 'une date, par exemple 2018-07-05',
	serie: 'accompagnees, detectees ou enregistrees',
	hors_personnel: 'oui ou non',
	comparable: 'oui ou non',
	transfert: 'oui ou non'
};

/** How the cells of a column of a vocabulary are read. */
export function convertOf(_table: ReferenceTable, column: string): Convert {
	return CONVERT[column] ?? text;
}

/** Whether a column of a vocabulary is written in hundredths: `43,4` is stored as 4340. */
export const isInHundredths = (table: ReferenceTable, column: string): boolean =>
	convertOf(table, column)('1,5') === 150;

/** What a column of a vocabulary should hold, in words. */
export function expectedOf(column: string): string {
	return EXPECTED[column] ?? 'un texte';
}
