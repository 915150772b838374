/** How long the values of a person may be; a list and the commands keep to the same. */

export const longest = { name: 200, email: 254, employeeNumber: 60, phone: 60, department: 120, location: 80, jobTitle: 160 } as const
