namespace Runway;

/// <content>The errors about what a model is known not to take; nothing was sent.</content>
public static partial class RunwayErrors
{
    /// <summary>The catalogue has no model of this name.</summary>
    public static RunwayError ModelNotFound { get; } = new(
        "RunwayModelNotFound", RunwayErrorKind.NotFound,
        "The catalogue has no model of this name.",
        "Get-RunwayModel without a name lists all.");

    /// <summary>The model's name is nearly that of another, and no model of the catalogue.</summary>
    public static RunwayError ModelMisspelled { get; } = new(
        "RunwayModelMisspelled", RunwayErrorKind.InvalidArgument,
        "The model's name is nearly that of another, and no model of the catalogue.",
        "Use the name that the error proposes; Tab completes -Model.");

    /// <summary>The service has withdrawn the model.</summary>
    public static RunwayError ModelRetired { get; } = new(
        "RunwayModelRetired", RunwayErrorKind.InvalidArgument,
        "The service has withdrawn the model.",
        "Use one of the models that the error names.");

    /// <summary>The model exists, and not for this operation.</summary>
    public static RunwayError ModelOfAnotherOperation { get; } = new(
        "RunwayModelOfAnotherOperation", RunwayErrorKind.InvalidArgument,
        "The model exists, and not for this operation.",
        "Use one of the models that the error names, or the cmdlet of its operation.");

    /// <summary>The model needs a value that is missing.</summary>
    public static RunwayError MemberRequired { get; } = new(
        "RunwayMemberRequired", RunwayErrorKind.InvalidArgument,
        "The model needs a value that is missing.",
        "Pass the parameter that the error names.");

    /// <summary>The model does not take the parameter.</summary>
    public static RunwayError MemberNotTaken { get; } = new(
        "RunwayMemberNotTaken", RunwayErrorKind.InvalidArgument,
        "The model does not take the parameter.",
        "Leave it out, or choose a model that takes it (Get-RunwayModel).");

    /// <summary>-AdditionalProperty names a member that has a parameter of its own.</summary>
    public static RunwayError MemberGivenTwice { get; } = new(
        "RunwayMemberGivenTwice", RunwayErrorKind.InvalidArgument,
        "-AdditionalProperty names a member that has a parameter of its own.",
        "Use the parameter; Get-Help with -Parameter * names it.");

    /// <summary>The value is not one of those that the model takes.</summary>
    public static RunwayError ValueNotAllowed { get; } = new(
        "RunwayValueNotAllowed", RunwayErrorKind.InvalidArgument,
        "The value is not one of those that the model takes.",
        "Use what the error names as allowed; Get-RunwayModel shows what each model takes.");

    /// <summary>The number is below or above what the model takes.</summary>
    public static RunwayError ValueOutOfRange { get; } = new(
        "RunwayValueOutOfRange", RunwayErrorKind.InvalidArgument,
        "The number is below or above what the model takes.",
        "Use what the error names as allowed; Get-RunwayModel shows what each model takes.");

    /// <summary>The value is of another type than the model takes.</summary>
    public static RunwayError ValueWrongType { get; } = new(
        "RunwayValueWrongType", RunwayErrorKind.InvalidArgument,
        "The value is of another type than the model takes.",
        "Use what the error names as allowed; Get-RunwayModel shows what each model takes.");

    /// <summary>The text is too short or too long for the model.</summary>
    public static RunwayError TextLength { get; } = new(
        "RunwayTextLength", RunwayErrorKind.InvalidArgument,
        "The text is too short or too long for the model.",
        "Change its length to what the error names; characters are UTF-16 code units.");

    /// <summary>The text does not have the form that the model takes.</summary>
    public static RunwayError TextForm { get; } = new(
        "RunwayTextForm", RunwayErrorKind.InvalidArgument,
        "The text does not have the form that the model takes.",
        "Use what the error names as allowed; Get-RunwayModel shows what each model takes.");

    /// <summary>There are too few or too many entries for the model.</summary>
    public static RunwayError CountOutOfRange { get; } = new(
        "RunwayCountOutOfRange", RunwayErrorKind.InvalidArgument,
        "There are too few or too many entries for the model.",
        "Use what the error names as allowed; Get-RunwayModel shows what each model takes.");

    /// <summary>Entries of a list contradict each other.</summary>
    public static RunwayError EntriesNotTogether { get; } = new(
        "RunwayEntriesNotTogether", RunwayErrorKind.InvalidArgument,
        "Entries of a list contradict each other.",
        "Use what the error names as allowed; Get-RunwayModel shows what each model takes.");

    /// <summary>Values that the model takes one by one do not go together.</summary>
    public static RunwayError MembersNotTogether { get; } = new(
        "RunwayMembersNotTogether", RunwayErrorKind.InvalidArgument,
        "Values that the model takes one by one do not go together.",
        "Change the value that the error names to what it names as allowed.");
}
