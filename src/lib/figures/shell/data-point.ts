import type { RowIdentity } from './figure-table.ts';
import { ETAPES, FORMES, type Etape, type Forme } from '#lib/domain/vocabulary.ts';

/** A point of a figure that has a sheet of its own: the money of a year, or that of one scheme, item, form or stage of it. */
export interface DataPoint {
	readonly exercice: number;
	readonly dispositif?: string;
	readonly etape?: Etape;
	/** Forms counted together; `NV` and `MULTI` are what has no single form (R6). */
	readonly formes?: readonly Forme[];
	/** As its source writes it, `''` where it names none. */
	readonly poste?: string;
}

/**
 * The point as the last segment of an address, before it is encoded: `2018`, `2018.SEX`, `2018.bop137.lfi`,
 * `2018.NV+MULTI`, `2018.bop137~Crédits nationaux`. An item comes last: it may hold any sign.
 */
export function writeDataPoint({ exercice, dispositif, etape, formes, poste }: DataPoint): string {
	const head = [exercice, dispositif, etape, formes?.join('+')].filter((part) => part !== undefined);
	return `${head.join('.')}${poste === undefined ? '' : `~${poste}`}`;
}

const isEtape = (text: string): text is Etape => (ETAPES as readonly string[]).includes(text);
const areFormes = (codes: readonly string[]): codes is readonly Forme[] =>
	codes.every((code) => (FORMES as readonly string[]).includes(code));

/** What `writeDataPoint` wrote; `null` for any other text. `isDispositif`: whether the base has a scheme of that id. */
export function readDataPoint(text: string, isDispositif: (id: string) => boolean): DataPoint | null {
	const at = text.indexOf('~');
	const [year = '', ...words] = (at < 0 ? text : text.slice(0, at)).split('.');
	if (!/^(?:199\d|20\d\d|2100)$/.test(year)) return null;
	const poste = at < 0 ? {} : { poste: text.slice(at + 1) };
	const found = words.reduce<DataPoint | null>(
		(point, word) => {
			if (point === null) return null;
			const codes = word.split('+');
			if (isEtape(word)) return { ...point, etape: word };
			if (areFormes(codes)) return { ...point, formes: codes };
			return isDispositif(word) ? { ...point, dispositif: word } : null;
		},
		{ exercice: Number(year), ...poste }
	);
	// One point has one address.
	return found !== null && writeDataPoint(found) === text ? found : null;
}

/** The point that a row of a table tells; `null` where it is of several years, or of nothing that a base knows by a code. */
export function pointOfRow({
	exercice,
	dispositif,
	poste,
	forme,
	etape,
	part
}: RowIdentity): DataPoint | null {
	const formes = forme === undefined || forme === '' ? null : forme.split('|');
	if (exercice == null || (part ?? '') !== '') return null;
	if (formes !== null && !areFormes(formes)) return null;
	if (etape !== undefined && etape !== '' && !isEtape(etape)) return null;
	return {
		exercice,
		...(dispositif ? { dispositif } : {}),
		...(etape ? { etape: etape as Etape } : {}),
		...(formes === null ? {} : { formes }),
		...(poste ? { poste } : {})
	};
}

/** What has no single form: it is one row, one panel, one part of a bar. */
export const OPEN: readonly Forme[] = ['NV', 'MULTI'];

/** What of an address chooses the money of a point; the rest chooses which years and forms a figure shows, and how. */
const CHOSEN = ['etape', 'nature', 'dispositif', 'euros', 'base', 'cles', 'perimetre', 'v'];

/** Addresses of the sheets of a figure, by point; `asked` is the search of the figure's own address. */
export function sheetAddresses(figure: string, asked: URLSearchParams): (point: string) => string {
	const kept = new URLSearchParams(
		[...asked].filter(([name, value]) => CHOSEN.includes(name) && value !== '')
	);
	const query = kept.toString().replaceAll('%2C', ',');
	const ending = query === '' ? '' : `?${query}`;
	return (point) => `/figures/${figure}/${encodeURIComponent(point).replaceAll('%2B', '+')}${ending}`;
}
