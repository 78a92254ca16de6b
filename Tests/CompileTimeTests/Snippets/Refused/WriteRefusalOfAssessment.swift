// SPDX-License-Identifier: Apache-2.0

import LawfulDocuments
import LawfulModel
import LawfulRights
import LawfulTime

func refusal(_ assessment: Assessment, of request: RequestCase, _ register: Register, on date: LocalDate)
    -> RightsLetter
{
    // expect-error: cannot convert value of type 'Assessment'
    RightsLetter(answering: assessment, of: request, register: register, date: date)
}
