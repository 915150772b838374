/** A figure of the last weeks as a small line, in gold where the last week went the wrong way. */

const [high, edge] = [22, 3]

export const SmallTrend = ({
  values,
  least = 0,
  most = 1,
  said,
  wide = 68,
  isWorse,
}: {
  values: readonly number[]
  /** What the lower edge and the upper one stand for. */
  least?: number
  most?: number
  said: string
  wide?: number
  isWorse: boolean
}) => {
  if (values.length < 2) return <span class="trend" />
  const at = (index: number): number => edge + (index / (values.length - 1)) * (wide - 2 * edge)
  const y = (value: number): number => edge + (1 - (most === least ? 0 : (value - least) / (most - least))) * (high - 2 * edge)
  return (
    <svg
      class={isWorse ? 'trend falling' : 'trend'}
      width={wide}
      height={high}
      viewBox={`0 0 ${wide} ${high}`}
      role="img"
      aria-label={said}
    >
      <path d={values.map((value, index) => `${index === 0 ? 'M' : 'L'}${at(index)} ${y(value)}`).join('')} />
      <circle cx={at(values.length - 1)} cy={y(values.at(-1) ?? 0)} r="3" />
    </svg>
  )
}
