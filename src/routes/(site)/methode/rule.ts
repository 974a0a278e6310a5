/** A rule of arithmetic, as told to readers; its example, with numbers of the base, comes from the page. */
export interface Rule {
	readonly id: string;
	readonly title: string;
	readonly text: string;
}
