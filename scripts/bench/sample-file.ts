import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

const NBSP = '\u00A0';
const DISPOSITIFS = ['bop137', 'p101', 'mae', 'agrasc', 'p101-03', 'p137-25', 'subventions-locales'];
const ETAPES = ['plf', 'lfi', 'execution'];
const NATURES = ['ae', 'cp'];
const POSTES = [
	'AFIS',
	'Crédits nationaux',
	'Crédits déconcentrés',
	'Hébergement protégé',
	'Formation',
	'Évaluation'
];
const FORMES = ['', '', 'SEX', 'TRAV', 'DOM', 'MEND', 'SEX|TRAV'];
const COMMUNES = [
	'Nîmes',
	'Évry',
	'Besançon',
	'Orléans',
	'Châlons',
	'Saint-Étienne',
	'Angoulême',
	'Mâcon',
	'Béthune'
];
const OBJETS = [
	'Accompagnement des parcours de sortie',
	'Mise à l’abri de victimes',
	'Formation à l’identification',
	'Accès aux droits'
];

export const COLUMNS = [
	'exercice',
	'dispositif',
	'etape',
	'nature',
	'montant',
	'poste',
	'libelle',
	'forme',
	'attribution',
	'beneficiaire',
	'source'
] as const;

const SEED = 2026;

/** Numbers that look random and are the same at every run. */
export function* pseudoRandom(seed: number): Generator<number, never> {
	let state = seed >>> 0;
	for (;;) {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		yield state / 2 ** 32;
	}
}

function pick<T>(items: readonly T[], random: Generator<number, never>): T {
	return items[Math.floor(random.next().value * items.length)] as T;
}

function amount(random: Generator<number, never>): string {
	const euros = String(Math.floor(random.next().value * 10 ** (3 + Math.floor(random.next().value * 5))));
	const cents = Math.floor(random.next().value * 100);
	return `${euros.replace(/\B(?=(\d{3})+$)/g, NBSP)},${String(cents).padStart(2, '0')}`;
}

function cellsOf(random: Generator<number, never>): (string | number)[] {
	const forme = pick(FORMES, random);
	const commune = pick(COMMUNES, random);
	return [
		2006 + Math.floor(random.next().value * 20),
		pick(DISPOSITIFS, random),
		pick(ETAPES, random),
		pick(NATURES, random),
		amount(random),
		pick(POSTES, random),
		`${pick(OBJETS, random)}, ${commune}`,
		forme,
		forme === '' ? '' : 'publiee',
		`Entraide de ${commune} n°${NBSP}${Math.floor(random.next().value * 2000)}`,
		'plf-2018'
	];
}

/** The first rows of every sample. */
export function* sampleRows(rows: number): Generator<(string | number)[]> {
	const random = pseudoRandom(SEED);
	for (let done = 0; done < rows; done += 1) yield cellsOf(random);
}

/** A SIREN with its key, one for each number. */
function siren(number: number): string {
	const digits = String(10_000_000 + (number % 90_000_000));
	const sum = [...digits].reduce((total, digit, at) => {
		const weighted = Number(digit) * (at % 2 === 1 ? 2 : 1);
		return total + (weighted > 9 ? weighted - 9 : weighted);
	}, 0);
	return `${digits}${(10 - (sum % 10)) % 10}`;
}

/** A shape of file: its columns, and its row that stands at a place. */
interface Shape {
	/** What its name says, besides its rows: a file of payments names their year. */
	readonly name: string;
	readonly columns: readonly string[];
	readonly row: (cells: readonly (string | number)[], at: number) => readonly (string | number)[];
}

/**
 * The files that are measured: eleven columns without a quote; twelve, one of them in quotes; and the annex on payments to
 * associations, where every other row names a body that was not named before (60 151 of the 112 722 rows of the real one of
 * 2023 do) and every fourth name runs over two lines.
 */
export const SHAPES = {
	plain: { name: 'onze-colonnes', columns: COLUMNS, row: (cells) => cells },
	quoted: {
		name: 'douze-colonnes-guillemets',
		columns: [...COLUMNS, 'note'],
		row: (cells, at) => [
			...cells.map((cell, column) => (column === 9 ? `"${cell}, dit ""le Nid"""` : cell)),
			at % 3 === 0 ? '' : 'Lu dans une copie publique.'
		]
	},
	annex: {
		name: 'annexe-versements-2023',
		columns: ['Programme', 'SIREN', 'Dénomination', 'Montant'],
		row: ([, , , , amount = ''], at) => {
			const body = at % 2 === 0 ? at : ((Math.imul(at, 2_654_435_761) >>> 0) % at) & ~1;
			const name = `ASSOCIATION Entraide de ${COMMUNES[body % COMMUNES.length]} n° ${body}`;
			return [
				101 + (at % 40) * 3,
				siren(body),
				body % 8 === 0 ? `"${name}\nET SES AMIS"` : name,
				String(amount).replaceAll(NBSP, '')
			];
		}
	}
} as const satisfies Record<string, Shape>;

export type ShapeId = keyof typeof SHAPES;

/** Writes a CSV of `rows` rows of French text in UTF-8, the amounts of ours with no-break spaces. Returns its bytes. */
export async function writeSampleFile(path: string, rows: number, id: ShapeId = 'plain'): Promise<number> {
	const { columns, row }: Shape = SHAPES[id];
	const stream = createWriteStream(path);
	let bytes = 0;
	const write = async (text: string) => {
		bytes += Buffer.byteLength(text);
		if (!stream.write(text)) await once(stream, 'drain');
	};
	let text = `${columns.join(';')}\n`;
	let at = 0;
	for (const cells of sampleRows(rows)) {
		text += `${row(cells, at++).join(';')}\n`;
		if (at % 1000 !== 0) continue;
		await write(text);
		text = '';
	}
	await write(text);
	stream.end();
	await once(stream, 'finish');
	return bytes;
}
