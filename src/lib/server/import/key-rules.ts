import { keyMatches, readKeys, type AllocationKey } from '#lib/domain/allocation-key.ts';
import { splitByForme, type FormeSpec } from '#lib/domain/forme-spec.ts';
import type { Problem } from '#lib/domain/problem.ts';
import type { Reference } from '#lib/domain/reference-tables.ts';
import { enumerate, fr, yearRanges } from '#lib/domain/typography.ts';
import { isNonAttribuee, type Attribution } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/database.ts';

/** Lines alike for a key: the same place, the same forms, the same attribution. */
interface Place {
	readonly dispositif: string;
	readonly exercice: number;
	readonly poste: string;
	readonly posteEcrit: string;
	readonly beneficiaire: string;
	readonly forme: FormeSpec;
	readonly attribution: Attribution | null;
}

/** What of a place's money has no form: nothing, or the forms that its source names without a split. */
interface OpenPart {
	readonly nommees: readonly string[];
}

/** The part of a place that a key may split: `null` where a form, or another key, already holds all of it. */
function openPartOf({ forme, attribution }: Place): OpenPart | null {
	if (attribution === 'cle') return null;
	const open = splitByForme(0, forme).find((part) => isNonAttribuee(part.forme));
	if (!open) return null;
	return { nommees: open.nommees === '' ? [] : open.nommees.split('|') };
}

const problem = (key: AllocationKey, code: string, message: string): Problem => ({
	code,
	severite: 'bloquant',
	ligne: null,
	colonne: null,
	lettre: null,
	champ: 'id',
	valeur: key.id,
	attendu: null,
	message
});

/** Current lines that the keys of a dispositif may speak of, totals too: alone, a total counts as one line (R3). */
function placesOf(db: Database, dispositifs: readonly string[]): Place[] {
	return db
		.prepare<[string], Place>(
			`SELECT DISTINCT b.dispositif, b.exercice, coalesce(p.compared, '') AS poste,
				coalesce(p.label, '') AS posteEcrit,
				coalesce(y.compared, '') AS beneficiaire, f.forme, f.attribution
			FROM block b JOIN line l ON l.block_id = b.id JOIN facet f ON f.id = l.facet_id
				LEFT JOIN poste p ON p.id = l.poste_id LEFT JOIN beneficiary y ON y.id = l.beneficiary_id
			WHERE b.dispositif IN (SELECT value FROM json_each(?)) AND l.until_version IS NULL`
		)
		.all(JSON.stringify(dispositifs));
}

/**
 * What only the base can say of keys (R7): a key must speak of at least one line, of one that nothing attributes yet, and
 * two keys must not speak of the same line. Asked once lines and keys are written.
 */
export function keyProblems(db: Database, reference: Reference): Problem[] {
	const keys = readKeys(reference.cles);
	if (keys.length === 0) return [];
	const places = placesOf(db, [...new Set(keys.map((key) => key.dispositif))]);
	const alone = keys.flatMap((key): Problem[] => {
		const own = places.filter((place) => keyMatches(key, place));
		if (own.length === 0) {
			const all = places.filter((place) => place.dispositif === key.dispositif);
			const message = fr`La clé « ${key.id} » ne vise aucune ligne (${scopeOf(key)}). ${whereLinesStand(key, all)}`;
			return [problem(key, 'cle-sans-ligne', message)];
		}
		const open = own.flatMap((place) => openPartOf(place) ?? []);
		if (open.length === 0) {
			const message = own.some((place) => place.attribution === 'cle')
				? fr`La clé « ${key.id} » ne vise que des lignes que leur fichier répartit déjà par une clé : une ligne n'a qu'une clé.`
				: fr`La clé « ${key.id} » ne vise que des lignes déjà rattachées à une forme : une clé ne répartit que le non attribué.`;
			return [problem(key, 'cle-ligne-attribuee', message)];
		}
		return foreignFormes(key, open);
	});
	const split = places.filter((place) => openPartOf(place) !== null);
	const shared = keys.flatMap((key, index) =>
		keys.slice(index + 1).flatMap((other): Problem[] => {
			const years = split
				.filter((place) => keyMatches(key, place) && keyMatches(other, place))
				.map((place) => place.exercice);
			if (years.length === 0) return [];
			const when = yearRanges([...new Set(years)].sort((a, b) => a - b));
			return [
				problem(
					other,
					'cle-double',
					fr`Les clés « ${key.id} » et « ${other.id} » visent les mêmes lignes (${when}) : une ligne n'a qu'une clé. Séparez leurs postes ou leurs années.`
				)
			];
		})
	);
	return [...alone, ...shared];
}

/** A source that names several forms without a split leaves no room for another one (R8). */
function foreignFormes(key: AllocationKey, open: readonly OpenPart[]): Problem[] {
	const named = open.find(
		({ nommees }) => nommees.length > 0 && key.parts.some((part) => !nommees.includes(part.forme))
	);
	const foreign = key.parts.find((part) => named && !named.nommees.includes(part.forme));
	if (!named || !foreign) return [];
	const message = fr`La clé « ${key.id} » donne à ${foreign.forme} une part de lignes que leur source rattache à ${enumerate(named.nommees)}. Séparez leurs postes ou leurs années, ou changez de forme.`;
	return [problem(key, 'cle-forme-exclue', message)];
}

const quoted = (word: string, text: string) => (text === '' ? [] : [fr`${word} « ${text} »`]);

/** « bop137, poste « Inconnu », 2018 » */
function scopeOf(key: AllocationKey): string {
	const years = span(key);
	return [
		key.dispositif,
		...quoted('poste', key.posteEcrit),
		...quoted('bénéficiaire', key.beneficiaireEcrit),
		...(years === '' ? [] : [years])
	].join(', ');
}

/** What a key that speaks of no line could have spoken of. */
function whereLinesStand(key: AllocationKey, places: readonly Place[]): string {
	if (places.length === 0) return fr`${key.dispositif} n'a aucune ligne en base.`;
	const inYears = places.filter((place) => keyMatches({ ...key, poste: '', beneficiaire: '' }, place));
	const inPoste = inYears.filter((place) => keyMatches({ ...key, beneficiaire: '' }, place));
	const sorted = [...new Set(places.map((place) => place.exercice))].sort((a, b) => a - b);
	if (inYears.length === 0) return fr`${key.dispositif} a des lignes en ${yearRanges(sorted)}.`;
	if (inPoste.length > 0) return 'Aucune ligne de ce poste et de ces années n’a ce bénéficiaire.';
	const postes = [...new Set(inYears.map((place) => place.posteEcrit))]
		.filter((poste) => poste !== '')
		.sort();
	return postes.length === 0
		? 'Aucune ligne de ces années ne dit son poste.'
		: fr`Postes de ${key.dispositif} ces années-là : ${enumerate(postes.map((poste) => fr`« ${poste} »`))}.`;
}

function span({ de, a }: AllocationKey): string {
	if (de !== null && de === a) return String(de);
	return [de === null ? '' : `depuis ${de}`, a === null ? '' : `jusqu’en ${a}`]
		.filter((word) => word !== '')
		.join(' ');
}
