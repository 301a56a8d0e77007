import { MAXIMUM_LISTED_FAULTS, type FaultCode, type FaultDetails, type LineFault } from './reading';

/** Why a value cannot be used; the reader of the text adds the line. */
export type Reason = {
  readonly [Code in FaultCode]: { readonly code: Code; readonly detail: FaultDetails[Code] };
}[FaultCode];

/** Collects faults in the order of the text and counts those beyond the list's bound. */
export class FaultList {
  private readonly listed: LineFault[] = [];
  private unlisted = 0;
  private firstUnlistedLine = 0;

  /**
   * @param line line of the text, from 1
   * @param position place among the records of a JSON text, from 1; null elsewhere
   */
  add(line: number, reason: Reason, position: number | null = null): void {
    if (this.listed.length < MAXIMUM_LISTED_FAULTS) {
      this.listed.push({ line, position, ...reason } as LineFault);
      return;
    }
    if (this.unlisted === 0) this.firstUnlistedLine = line;
    this.unlisted += 1;
  }

  /** The faults, the last of them counting what is not listed. */
  all(): readonly LineFault[] {
    if (this.unlisted === 0) return this.listed;
    const detail = { count: this.unlisted };
    return [...this.listed, { line: this.firstUnlistedLine, position: null, code: 'further-faults', detail }];
  }
}
