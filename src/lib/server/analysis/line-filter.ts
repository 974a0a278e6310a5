import { fold } from '#lib/domain/fold.ts';
import type { Query } from '#lib/domain/query.ts';
import type { Database } from '#lib/server/store/open.ts';
import { CHOSEN_SLOTS, slotParameters } from './chosen-slots.ts';
import { isCore, type Selection } from './selection.ts';

/** Which lines are listed: conditions in SQL over `l` (line), `b` (block), `f` (facet) and the texts of lines. */
export interface LineFilter {
	readonly where: string;
	/** The part that says something of blocks and facets alone. */
	readonly whereGroups: string;
	/** Whether it says something of the texts of lines too. */
	readonly searches: boolean;
	readonly parameters: Readonly<Record<string, string | number>>;
}

/** A table of lines shows every stage, nature and perimeter until the address asks for one. */
export function lineFilter(query: Query, selection: Selection): LineFilter {
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
	const words = fold(query.q)
		.split(' ')
		.filter((word) => word !== '');
	words.forEach((word, index) => (parameters[`q${index}`] = word));
	const searched = words.map((word, index) => mentions(word, `@q${index}`));
	const standing = ['l.since_version <= @version', '(l.until_version IS NULL OR l.until_version > @version)'];
	return {
		where: [...standing, ...conditions, ...searched].join(' AND '),
		whereGroups: ['TRUE', ...conditions].join(' AND '),
		searches: words.length > 0,
		parameters
	};
}

/** Where a word may stand: each text is looked into once, however many lines have it. */
const TEXTS: Readonly<Record<string, readonly [table: string, texts: string]>> = {
	block_id: ['block', 'exercice, dispositif, etape, source'],
	facet_id: ['facet', 'programme, action, forme'],
	poste_id: ['poste', 'label'],
	beneficiary_id: ['beneficiary', 'name, siren'],
	wording_id: ['wording', 'libelle, note']
};

/** Whether a line mentions a word, which has no space in it: it cannot run over two texts. */
function mentions(word: string, parameter: string): string {
	const places = Object.entries(TEXTS).map(
		([column, [table, texts]]) =>
			`l.${column} IN (SELECT id FROM ${table} WHERE instr(folded(concat_ws(' ', ${texts})), ${parameter}) > 0)`
	);
	const amount = /^-?\d+$/.test(word) ? [`instr(l.centimes / 100, ${parameter}) > 0`] : [];
	return `(${[...places, ...amount].join(' OR ')})`;
}

const folding = new WeakSet<Database>();

/** Teaches the base to compare texts as `fold` does. */
export function teachFold(db: Database): void {
	if (folding.has(db)) return;
	db.function('folded', { deterministic: true }, (text) => fold(String(text)));
	folding.add(db);
}
