import { fold } from '#lib/domain/fold.ts';
import type { Query } from '#lib/domain/query.ts';
import { searchedWords, standsWhole, type SearchedWord } from './searched-words.ts';
import type { Database } from '#lib/server/store/database.ts';
import { CHOSEN_SLOTS, slotParameters } from '#lib/server/analysis/counted/chosen-slots.ts';
import { isCore, type Selection } from '#lib/server/analysis/selection.ts';

/** Which lines are listed: conditions in SQL over `l` (line), `b` (block), `f` (facet) and the texts of lines. */
export interface LineFilter {
	readonly where: string;
	/** The same over `l` alone, to read every line quickly. */
	readonly whereLines: string;
	/** The part that says something of blocks and facets alone. */
	readonly whereGroups: string;
	/** Whether it says something of lines one by one too. */
	readonly searches: boolean;
	readonly parameters: Readonly<Record<string, string | number>>;
}

/** A table of lines shows every stage, nature and perimeter until the address asks for one. */
export function lineFilter(db: Database, query: Query, selection: Selection): LineFilter {
	teachFold(db);
	const conditions: string[] = [];
	const parameters: Record<string, string | number> = { version: selection.version, view: selection.view };
	const asked = query.dispositif.length > 0 ? query.dispositif : null;
	const inPerimeter = query.donnes.has('perimetre')
		? selection.reference.dispositifs
				.filter((item) => isCore(item) === (query.perimetre === 'coeur'))
				.map((item) => item.id)
		: null;
	if (asked || inPerimeter) {
		const ids = (asked ?? inPerimeter ?? []).filter((id) => !inPerimeter || inPerimeter.includes(id));
		conditions.push('b.dispositif IN (SELECT value FROM json_each(@ids))');
		parameters['ids'] = JSON.stringify(ids);
	}
	if (query.de !== undefined) {
		conditions.push('b.exercice >= @de');
		parameters['de'] = query.de;
	}
	if (query.a !== undefined) {
		conditions.push('b.exercice <= @a');
		parameters['a'] = query.a;
	}
	if (query.donnes.has('nature')) {
		conditions.push("f.nature IN (@nature, 'np')");
		parameters['nature'] = query.nature;
	}
	if (query.donnes.has('etape')) {
		if (query.etape === 'prevu') {
			const full = { ...selection, dispositifs: selection.reference.dispositifs };
			conditions.push(
				`(b.dispositif, b.exercice, b.etape) IN (SELECT dispositif, exercice, etape FROM (${CHOSEN_SLOTS}))`
			);
			Object.assign(parameters, slotParameters({ ...full, exercices: [0, 9999] }));
		} else {
			conditions.push('b.etape = @etape');
			parameters['etape'] = query.etape;
		}
	}
	if (query.forme.length > 0) {
		conditions.push(
			`EXISTS (SELECT 1 FROM json_each(@formes) asked WHERE instr('|' || replace(f.forme, ':', '|') || '|', '|' || asked.value || '|')
				OR asked.value = 'MULTI' AND instr(f.forme, '|') AND NOT instr(f.forme, ':'))`
		);
		parameters['formes'] = JSON.stringify(query.forme);
	}
	const searched: string[] = [];
	for (const [index, word] of searchedWords(query.q).entries()) {
		const found = placesOf(db, word, `q${index}`);
		Object.assign(parameters, found.parameters);
		if (found.ofLines.length === 0) conditions.push(anyOf(found.ofGroups));
		else searched.push(ofLine(anyOf([...found.ofGroups, ...found.ofLines])));
	}
	const standing = ['l.since_version <= @version', '(l.until_version IS NULL OR l.until_version > @version)'];
	return {
		where: [...standing, ...conditions, ...searched].join(' AND '),
		whereLines: [...standing, ...conditions.map(ofLine), ...searched].join(' AND '),
		whereGroups: ['TRUE', ...conditions].join(' AND '),
		searches: searched.length > 0,
		parameters
	};
}

/** A condition on blocks, or on facets, as one on lines alone: it is asked once of each block or facet, not of each line. */
function ofLine(condition: string): string {
	const named = condition.replace(/\bb\.id\b/g, 'l.block_id').replace(/\bf\.id\b/g, 'l.facet_id');
	if (/\bb\./.test(named)) return `l.block_id IN (SELECT b.id FROM block b WHERE ${named})`;
	return /\bf\./.test(named) ? `l.facet_id IN (SELECT f.id FROM facet f WHERE ${named})` : named;
}

const anyOf = (conditions: readonly string[]) =>
	conditions.length === 0 ? 'FALSE' : `(${conditions.join(' OR ')})`;

/** A text as `fold` has it, its spaces aside: one without accents nor signs needs no program to be folded. */
const folded = (text: string) => `iif(${text} GLOB '*[^ -~]*', folded(${text}), lower(${text}))`;

/** Where a word may stand: each text is looked into once, however many lines have it. */
const TEXTS: readonly (readonly [id: string, table: string, texts: string])[] = [
	['b.id', 'block', folded("concat_ws(' ', exercice, dispositif, etape, source)")],
	['f.id', 'facet', folded("concat_ws(' ', programme, action, forme, programme || '-' || action)")],
	['l.poste_id', 'poste', 'compared'],
	[
		'l.beneficiary_id',
		'beneficiary',
		`iif(siren IS NULL, compared, ${folded("concat_ws(' ', name, siren)")})`
	],
	['l.wording_id', 'wording', folded("concat_ws(' ', libelle, note)")]
];

/** Where a word does stand. */
interface Places {
	/** Conditions on what many lines have in common, then on lines alone. */
	readonly ofGroups: readonly string[];
	readonly ofLines: readonly string[];
	readonly parameters: Readonly<Record<string, string | number>>;
}

/** Texts are looked into before lines are: most words stand in few kinds of texts, and in many no line has to be read. */
function placesOf(db: Database, { texte, exact, montant }: SearchedWord, name: string): Places {
	const parameters: Record<string, string | number> = {};
	const found = TEXTS.flatMap(([id, table, text]) => {
		const ids = db
			.prepare<{ texte: string }, number>(
				`SELECT id FROM ${table} WHERE instr(${text}, @texte) > 0${exact ? ` AND stands_whole(${text}, @texte)` : ''}`
			)
			.pluck()
			.all({ texte });
		if (ids.length === 0) return [];
		parameters[`${name}_${table}`] = JSON.stringify(ids);
		return [`${id} IN (SELECT value FROM json_each(@${name}_${table}))`];
	});
	const ofGroups = found.filter((condition) => !condition.startsWith('l.'));
	const ofLines = found.filter((condition) => condition.startsWith('l.'));
	if (montant !== null) {
		parameters[name] = montant.centimes ?? montant.euros;
		ofLines.push(`l.centimes${montant.centimes === null ? ' / 100' : ''} = @${name}`);
	} else if (/^-?\d+$/.test(texte)) {
		parameters[name] = texte;
		ofLines.push(
			exact ? `l.centimes / 100 = CAST(@${name} AS INTEGER)` : `instr(l.centimes / 100, @${name}) > 0`
		);
	}
	return { ofGroups, ofLines, parameters };
}

const folding = new WeakSet<Database>();

/** Teaches the base to compare texts as `fold` does. */
function teachFold(db: Database): void {
	if (folding.has(db)) return;
	db.function('folded', { deterministic: true }, (text) => fold(String(text)));
	db.function(
		'stands_whole',
		{ deterministic: true },
		(text, words) => +standsWhole(String(text), String(words))
	);
	folding.add(db);
}
