import { formatEuros } from '#lib/domain/money.ts';
import { fr } from '#lib/domain/typography.ts';
import type { Measure } from '#lib/ingest/header/header.ts';
import { issue, problemAt, type ProblemLog } from '#lib/ingest/told/problem-log.ts';
import { count } from '#lib/ingest/told/sentence.ts';
import type { Codes } from './row-codes.ts';

/** What one column says of an action: in its row of sub-action 0, and in the rows of its sub-actions. */
interface Column {
	readonly place: string;
	readonly header: string;
	readonly ligne: number;
	whole: number;
	parts: number;
	rows: number;
	/** Some of it is kept as lines. */
	kept: boolean;
	readonly drop: (() => void)[];
}

/** Where an amount stands in the file. */
interface Amount extends Codes, Pick<Column, 'header' | 'ligne'> {
	readonly exercice: number;
	readonly measure: Pick<Measure, 'index'>;
}

/**
 * Rows of sub-action 0 beside rows of sub-actions: a published total and its details, in one file (R3). One of the two is
 * kept, and the other is a control.
 */
export class ActionTotals {
	readonly #columns = new Map<string, Column>();

	/**
	 * Takes note of an amount of an action. When its row is of sub-action 0 (`whole`), `drop` makes a control of it, once the
	 * file is known. `kept`: it is kept as a line.
	 */
	add(
		{ place, header, ligne, whole, ...about }: Amount,
		cents: number,
		kept: boolean,
		drop: () => void
	): void {
		const key = [about.programme, about.action, about.exercice, about.measure.index].join(' ');
		const blank = { place, header, ligne, whole: 0, parts: 0, rows: 0, kept: false, drop: [] };
		const column: Column = this.#columns.get(key) ?? blank;
		this.#columns.set(key, column);
		column.kept ||= kept;
		if (whole) {
			column.whole += cents;
			column.drop.push(drop);
		} else {
			column.parts += cents;
			column.rows += 1;
		}
	}

	/**
	 * Makes controls of the totals that their details add up to. Where they do not, the file is refused if the action is kept;
	 * an action that nothing follows is only told: official files have some.
	 */
	settle(log: ProblemLog): void {
		const places = new Set<string>();
		for (const { place, header, ligne, whole, parts, rows, kept, drop } of this.#columns.values()) {
			if (drop.length === 0 || rows === 0) continue;
			const said = fr`action ${place}, colonne « ${header} » : la rangée de sous-action 0 donne ${formatEuros(whole)}, et les sous-actions font ${formatEuros(parts)}.`;
			const wanted = 'un total égal à ses détails';
			if (whole !== parts && kept) {
				const phrase = fr`${said} Le fichier est peut-être coupé ; s'il donne un reste, nommez-le par une sous-action.`;
				log.refuse('total-controle', phrase, wanted, { ligne });
				continue;
			}
			for (const control of drop) control();
			if (whole !== parts) {
				const phrase = fr`${said} Rien n'en est gardé : la nomenclature ne suit pas cette action.`;
				log.add(problemAt(issue('total-controle', 'avertissement', phrase, wanted), { ligne }));
				continue;
			}
			places.add(place);
		}
		if (places.size === 0) return;
		log.announce(
			'totaux-d-actions',
			places.size === 1
				? fr`Une action a une rangée de sous-action 0, égale à la somme de ses sous-actions : elle est comptée comme contrôle.`
				: fr`${count(places.size)} actions ont une rangée de sous-action 0, égale à la somme de leurs sous-actions : elles sont comptées comme contrôles.`
		);
	}
}
