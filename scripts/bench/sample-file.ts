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

function take(samples: Iterator<readonly (string | number)[]>): string {
	let text = '';
	for (let taken = 0; taken < 1000; taken += 1) {
		const { value, done } = samples.next();
		if (done) break;
		text += `${value.join(';')}\n`;
	}
	return text;
}

/** Writes a canonical CSV of `rows` rows of French text, UTF-8, amounts with no-break spaces. Returns its bytes. */
export async function writeSampleFile(path: string, rows: number): Promise<number> {
	const samples = sampleRows(rows);
	const stream = createWriteStream(path);
	let bytes = 0;
	const write = async (text: string) => {
		bytes += Buffer.byteLength(text);
		if (!stream.write(text)) await once(stream, 'drain');
	};
	await write(`${COLUMNS.join(';')}\n`);
	for (let some = take(samples); some !== ''; some = take(samples)) await write(some);
	stream.end();
	await once(stream, 'finish');
	return bytes;
}
