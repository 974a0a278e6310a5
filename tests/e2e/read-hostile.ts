import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { isLiveFormula } from '#lib/domain/formula-text.ts';

/** What a browser finds in a text of tags. */
interface Markup {
	/** Why it is not well formed, as XML only. */
	readonly fault: string | null;
	readonly addresses: readonly string[];
	/** What would run or lead away without being asked. */
	readonly active: readonly string[];
	/** What stands between script tags, with the type that it says. */
	readonly scripts: readonly { readonly type: string; readonly text: string }[];
}

/** Reads a text of tags with the parsers of the browser itself, without running it. */
export const readMarkup = (
	page: Page,
	text: string,
	kind: 'text/html' | 'application/xml'
): Promise<Markup> =>
	page.evaluate(
		([markup, type]) => {
			const read = new DOMParser().parseFromString(markup, type);
			const elements = (root: ParentNode): Element[] =>
				[...root.querySelectorAll('*')].flatMap((one) =>
					one instanceof HTMLTemplateElement ? [one, ...elements(one.content)] : [one]
				);
			const all = elements(read);
			const named = (name: string) => all.filter(({ localName }) => localName === name);
			const leads = /^(?:href|src|action|formaction|poster|data|srcset|background|ping)$/;
			const told = (one: Element) => one.cloneNode(false) as Element;
			return {
				fault: type === 'text/html' ? null : (named('parsererror')[0]?.textContent ?? null),
				addresses: all.flatMap((one) =>
					[...one.attributes]
						.filter(
							({ localName }) =>
								leads.test(localName) || (localName === 'Target' && one.localName === 'Relationship')
						)
						.map(({ value }) => value)
				),
				active: all
					.filter(
						(one) =>
							one.getAttributeNames().some((name) => /^on|^srcdoc$/i.test(name)) ||
							/^(?:object|embed|applet|base|foreignobject|set|animate.*)$/i.test(one.localName) ||
							(one.localName === 'meta' && /refresh/i.test(one.getAttribute('http-equiv') ?? ''))
					)
					.map((one) => told(one).outerHTML.slice(0, 200)),
				scripts: named('script')
					.filter((one) => !one.hasAttribute('src'))
					.map((one) => ({ type: one.getAttribute('type') ?? '', text: one.textContent }))
			};
		},
		[text, kind] as const
	);

/** A name of an entry that a program which unpacks it could write elsewhere, or show as another. */
const STRAYS =
	/^[/\\]|(?:^|[/\\])\.\.(?:[/\\]|$)|\\|:|[\p{Cc}\p{Cf}]|(?:^|\/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\/|$)/iu;

/** What a cell of a CSV begins with when a spreadsheet may run it. */
function liveCells(csv: string): string[] {
	const text = csv.replace(/^\uFEFF/, '');
	const { data } = Papa.parse<string[]>(text);
	return data.flat().filter(isLiveFormula);
}

/** Reads files of every kind that the site gives, archives and what they hold too, and keeps what is wrong in them. */
export class HostileReading {
	readonly faults: string[] = [];
	/** How many texts of each kind were read. */
	readonly read = new Map<string, number>();
	/** Scripts of ours that stand in a file, which have no stored word in them. */
	readonly own = new Set<string>();
	readonly #page: Page;
	readonly #isActive: (address: string) => boolean;

	constructor(page: Page, isActive: (address: string) => boolean) {
		this.#page = page;
		this.#isActive = isActive;
	}

	#counted(kind: string): void {
		this.read.set(kind, (this.read.get(kind) ?? 0) + 1);
	}

	/** The addresses of a text of tags. `where`: how it is named when it is at fault. */
	async markup(
		where: string,
		text: string,
		kind: 'text/html' | 'application/xml'
	): Promise<readonly string[]> {
		const { fault, addresses, active, scripts } = await readMarkup(this.#page, text, kind);
		if (fault !== null) this.faults.push(`${where}: ${fault.slice(0, 300)}`);
		this.faults.push(...active.map((one) => `${where}: ${one}`));
		this.faults.push(
			...addresses.filter(this.#isActive).map((one) => `${where}: leads to ${one.slice(0, 200)}`)
		);
		for (const { type, text: written } of scripts)
			if (/^application\/(?:ld\+)?json$/.test(type))
				this.json(`${where} (${type})`, written, type.includes('ld'));
			else if (kind === 'text/html' && type === '' && where.includes('.html')) this.own.add(written);
			else this.faults.push(`${where}: a script: ${written.slice(0, 80)}`);
		return addresses;
	}

	/** `linked`: whether those who read it follow its addresses. */
	json(where: string, text: string, linked = false): void {
		try {
			JSON.parse(text, (name, value: unknown) => {
				if (linked && /^(?:url|contentUrl|license|@id|html)$/.test(name) && this.#isActive(String(value)))
					this.faults.push(`${where}: ${name} leads to ${String(value).slice(0, 200)}`);
				return value;
			});
		} catch (error) {
			this.faults.push(`${where}: ${String(error)}`);
		}
	}

	async archive(where: string, bytes: Uint8Array): Promise<void> {
		for (const [name, part] of Object.entries(unzipSync(bytes))) {
			if (STRAYS.test(name)) this.faults.push(`${where}: an entry ${JSON.stringify(name)}`);
			if (/vbaProject|externalLink|activeX|embeddings\/.*(?<!\.xlsx)$/i.test(name))
				this.faults.push(`${where}: holds ${name}`);
			await this.bytes(`${where}!${name}`, name, part);
		}
	}

	/** What of a workbook or of a Word file is calculated or fetched by who opens it. */
	#office(where: string, xml: string): void {
		const calculated =
			/<f[\s>/]|<definedName|<dde|<oleLink|<oleObject|<w:instrText[^>]*>[^<]*\b(?:DDE|DDEAUTO|INCLUDE\w*|MACROBUTTON|LINK)\b/i.exec(
				xml
			);
		// The printed head of a table is named so.
		if (calculated && !/<definedName name="_xlnm\.Print_Titles"/.test(xml.slice(calculated.index)))
			this.faults.push(`${where}: calculates ${calculated[0]}`);
	}

	/** Reads bytes by what their name ends with; gives the addresses of a text of tags. */
	async bytes(where: string, name: string, bytes: Uint8Array): Promise<readonly string[]> {
		const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
		this.#counted(ending);
		if (/^(?:zip|xlsx|docx)$/.test(ending)) await this.archive(where, bytes);
		if (/^(?:svg|xml|rels|atom)$/.test(ending)) {
			const text = strFromU8(bytes);
			if (where.includes('!')) this.#office(where, text);
			return this.markup(where, text, 'application/xml');
		}
		if (ending === 'html') return this.markup(where, strFromU8(bytes), 'text/html');
		if (ending === 'json') this.json(where, strFromU8(bytes));
		if (ending === 'csv')
			this.faults.push(
				...liveCells(strFromU8(bytes)).map((one) => `${where}: a formula ${one.slice(0, 80)}`)
			);
		return [];
	}
}

const ENDINGS: Readonly<Record<string, string>> = {
	'text/html': 'html',
	'image/svg+xml': 'svg',
	'application/xml': 'xml',
	'application/atom+xml': 'atom',
	'application/json': 'json',
	'application/csvm+json': 'json',
	'text/csv': 'csv',
	'text/plain': 'txt',
	'application/zip': 'zip',
	'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
	'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
	'image/png': 'png',
	'image/webp': 'webp',
	'image/x-icon': 'ico'
};

/** What an answer is, by the type that it says; `null` when no reader of ours knows it. */
export const endingOf = (response: Response): string | null =>
	ENDINGS[response.headers.get('content-type')?.split(';')[0]?.trim() ?? ''] ?? null;

/** What is wrong in the headers of an answer: only plain names are handed to who saves it. */
export function headerFaults(response: Response): string[] {
	const named = response.headers.get('content-disposition');
	return [
		...[...response.headers]
			.filter(([, value]) => /[^\x20-\x7E]/.test(value))
			.map(([name]) => `header ${name}`),
		...(named === null || /^(?:attachment|inline)(?:; filename="[A-Za-z0-9_][\w.-]*")?$/.test(named)
			? []
			: [`named ${named}`])
	];
}
