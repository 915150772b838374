/** The pages of one subject, each at an address of its own. */
interface Props {
  readonly label: string
  readonly here: string
  readonly pages: readonly { readonly page: string; readonly href: string; readonly text: string }[]
}

export const Tabs = ({ label, here, pages }: Props) => (
  <nav class="tabs no-print" aria-label={label}>
    {pages.map(({ page, href, text }) => (
      <a key={page} href={href} aria-current={here === page ? 'page' : undefined}>
        {text}
      </a>
    ))}
  </nav>
)
