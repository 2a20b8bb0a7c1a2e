using System.Net;
using Runway.Emulator.Account;
using Runway.Emulator.Http;

namespace Runway.Emulator.Serving;

/// <summary>The responses to creates that the account does not admit.</summary>
internal static class Refusals
{
    public static HttpResponseMessage Of(Admission admission) => admission == Admission.NotEnoughCredits
        ? Responses.Error(HttpStatusCode.BadRequest, "You do not have enough credits to run this task.", withDocUrl: true)
        : Responses.Error(HttpStatusCode.TooManyRequests, "The daily number of generations for this model is used up.");
}
