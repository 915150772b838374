/** What a list is searched and narrowed by; it stands in the address of the page, so that a link, the way back and a reload show the same list. */
import { useLocation } from 'preact-iso'

export interface Filters<N extends string> {
  /** What is chosen; '' where nothing is. */
  readonly values: Readonly<Record<N | 'search', string>>
  readonly set: (changes: Partial<Record<N | 'search' | 'show', string>>) => void
  readonly clear: () => void
  /** How many are set, the search aside. */
  readonly count: number
  /** One of them as the value of a field. */
  readonly field: (name: N | 'search') => { readonly value: string; readonly onValue: (value: string) => void }
  readonly tick: (name: N) => { readonly value: boolean; readonly onValue: (value: boolean) => void }
  /** Whether texts hold what is searched, whatever its case. */
  readonly fits: (...texts: readonly (string | null | undefined)[]) => boolean
  /** The part of the list that is shown, such as what is open; a list always shows one, so this narrows nothing. */
  readonly show: <V extends string>(among: readonly V[], usual: V) => { readonly value: V; readonly onValue: (value: V) => void }
}

/** The filters of the list on this page, by the names they have in its address. */
export const useFilters = <N extends string = never>(...names: readonly N[]): Filters<N> => {
  const { path, query, route } = useLocation()
  const values = Object.fromEntries(['search', ...names].map((name) => [name, query[name] ?? ''])) as Record<N | 'search', string>
  const set = (changes: Partial<Record<string, string>>): void => {
    // The address as it is now: a second change can come before the page is drawn with the first one.
    const known = Object.fromEntries(new URLSearchParams(location.search))
    const kept = Object.entries({ ...known, ...changes }).filter((entry): entry is [string, string] => Boolean(entry[1]))
    route(kept.length > 0 ? `${path}?${new URLSearchParams(kept)}` : path, true)
  }
  const sought = values.search.trim().toLowerCase()
  return {
    values,
    set,
    clear: () => set(Object.fromEntries(['search', ...names].map((name) => [name, '']))),
    count: names.filter((name) => values[name] !== '').length,
    field: (name) => ({ value: values[name], onValue: (value) => set({ [name]: value }) }),
    tick: (name) => ({ value: values[name] !== '', onValue: (on) => set({ [name]: on ? 'yes' : '' }) }),
    fits: (...texts) => sought === '' || texts.join(' ').toLowerCase().includes(sought),
    show: (among, usual) => ({
      value: among.find((one) => one === query['show']) ?? usual,
      onValue: (value) => set({ show: value }),
    }),
  }
}
