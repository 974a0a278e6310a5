import { formatEuros } from '#lib/domain/money.ts';
import { enumerate, fr } from '#lib/domain/typography.ts';
import { NATURES } from '#lib/domain/vocabulary.ts';
import type { ProblemLog } from '#lib/ingest/told/problem-log.ts';
import { count } from '#lib/ingest/told/sentence.ts';
import type { Tally } from '#lib/ingest/told/tally.ts';

type Sums = number[];

function inWords(sums: Sums): string {
	const parts = NATURES.flatMap((nature, at) => {
		const sum = sums[at] ?? 0;
		return sum === 0 ? [] : [`${formatEuros(sum)}${nature === 'np' ? '' : ` en ${nature.toUpperCase()}`}`];
	});
	return parts.length === 0 ? formatEuros(0) : parts.join(', ');
}

const MAX_NAMED = 12;

/** Credits that are counted and not kept: of programmes that the nomenclature does not follow, or of other actions. */
export class OutOfScope {
	readonly #tally: Tally;
	readonly #programmes = new Set<string>();
	readonly #programmeSums: Sums = [0, 0, 0];
	/** By programme. */
	readonly #actions = new Map<string, { actions: Set<string>; years: Set<number>; sums: Sums }>();

	readonly #keepable: boolean;

	/** `keepable`: what is left out can be asked for, by `--all-programmes`. */
	constructor(tally: Tally, keepable: boolean) {
		this.#tally = tally;
		this.#keepable = keepable;
	}

	/** `followed`: the programme is in the nomenclature, the action of that year is not. */
	add(
		followed: boolean,
		{ programme, action }: { readonly programme: string; readonly action: string | null },
		year: number,
		nature: number,
		cents: number
	): void {
		this.#tally.add('outOfScope', nature, cents);
		const sums = this.#sumsOf(followed, { programme, action }, year);
		sums[nature] = (sums[nature] ?? 0) + cents;
	}

	/** Makes a control of what `add` counted. */
	drop(...[followed, codes, year, nature, cents]: Parameters<OutOfScope['add']>): void {
		this.#tally.move('outOfScope', 'controls', nature, cents);
		const sums = this.#sumsOf(followed, codes, year);
		sums[nature] = (sums[nature] ?? 0) - cents;
	}

	#sumsOf(
		followed: boolean,
		{ programme, action }: { readonly programme: string; readonly action: string | null },
		year: number
	): Sums {
		let sums = this.#programmeSums;
		if (followed) {
			const known = this.#actions.get(programme) ?? { actions: new Set(), years: new Set(), sums: [0, 0, 0] };
			this.#actions.set(programme, known);
			if (action !== null) known.actions.add(action);
			known.years.add(year);
			({ sums } = known);
		} else this.#programmes.add(programme);
		return sums;
	}

	/** One announcement for the programmes left out, one for each programme of which actions are. */
	announce(log: ProblemLog): void {
		if (this.#programmes.size > 0) {
			const codes = [...this.#programmes].sort();
			const more = codes.length > MAX_NAMED ? '…' : '';
			const which = `${codes.slice(0, MAX_NAMED).join(', ')}${more}`;
			const keep = this.#keepable ? ' --all-programmes les garde.' : '';
			log.announce(
				'hors-perimetre',
				fr`Hors de la nomenclature, comptés et non importés : ${count(codes.length)} programme${codes.length > 1 ? 's' : ''} (${which}), ${inWords(this.#programmeSums)}.${keep}`
			);
		}
		for (const [programme, { actions, years, sums }] of this.#actions) {
			const when = enumerate([...years].sort().map(String));
			const which = enumerate([...actions].sort());
			log.announce(
				'hors-nomenclature',
				actions.size === 0
					? fr`Programme ${programme}, en ${when} : le fichier n'en donne que le total (${inWords(sums)}, toutes colonnes ensemble), que rien ne partage entre ses actions ; compté et non importé. Un fichier par action le permettrait.`
					: fr`Programme ${programme} : la nomenclature ne rattache à aucun dispositif, en ${when}, ${actions.size > 1 ? 'les actions' : 'l’action'} ${which} : ${inWords(sums)}, comptés et non importés. Pour les suivre, ajoutez une ligne à nomenclature.csv.`
			);
		}
	}
}
